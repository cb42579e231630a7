package io.portwarden.provider.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.portwarden.provider.importing.ImportProblem;
import io.portwarden.shared.ui.AsItIs;
import java.util.List;

/** All that is wrong with an import file, in the order of its lines, a part at a time. */
final class ImportProblems extends Div {

    private static final int PART = 100;

    private final transient List<ImportProblem> problems;
    private final OrderedList list = new OrderedList();
    private final Button more = new Button();

    ImportProblems(List<ImportProblem> problems) {
        this.problems = problems;
        list.addClassName("pw-tenant-numbers");
        more.setText(getTranslation("import.problems.more"));
        more.addClickListener(click -> showMore());
        add(list, more);
        showMore();
    }

    private void showMore() {
        int from = list.getComponentCount();
        problems.stream().skip(from).limit(PART).forEach(problem -> list.add(item(problem)));
        more.setVisible(list.getComponentCount() < problems.size());
    }

    private ListItem item(ImportProblem problem) {
        Span where = new Span(getTranslation(
                "import.problem.where", problem.line(), problem.column().title()));
        where.addClassName("pw-secondary");
        Span cell = AsItIs.shown(new Span(getTranslation("import.problem.cell", problem.cell())));
        cell.setVisible(!problem.cell().isEmpty());
        return new ListItem(
                where,
                cell,
                new Span(getTranslation("import.problem." + problem.kind().code(), problem.otherLine())));
    }
}
