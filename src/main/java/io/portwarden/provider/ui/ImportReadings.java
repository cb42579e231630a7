package io.portwarden.provider.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import io.portwarden.provider.importing.ImportPlan;
import io.portwarden.shared.ui.Notice;
import java.util.List;

/** What the cells of an import file were read as that are written in another way (NUM-1), a part at a time. */
final class ImportReadings extends Div {

    private static final int PART = 20;

    private final transient List<ImportPlan.Reading> readings;
    private final OrderedList list = new OrderedList();
    private final Button more = new Button();

    ImportReadings(List<ImportPlan.Reading> readings) {
        this.readings = readings;
        list.addClassName("pw-tenant-numbers");
        more.setText(getTranslation("tenant.numbers.more"));
        more.addClickListener(click -> showMore());
        add(
                new Notice(
                        Notice.Kind.INFO,
                        getTranslation("import.readings.title", readings.size()),
                        getTranslation("import.readings.meaning")),
                list,
                more);
        showMore();
    }

    private void showMore() {
        int from = list.getComponentCount();
        readings.stream()
                .skip(from)
                .limit(PART)
                .forEach(reading -> list.add(new ListItem(
                        getTranslation("import.readings.one", reading.line(), reading.cell(), reading.meaning()))));
        more.setVisible(list.getComponentCount() < readings.size());
    }
}
