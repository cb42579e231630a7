package io.portwarden.provider.ui;

import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import io.portwarden.number.NumberChange;
import io.portwarden.provider.importing.ImportPlan;
import io.portwarden.shared.ui.form.Panels;

/** What an import would do, in figures. */
final class ImportSummary extends Div {

    ImportSummary(ImportPlan plan) {
        addClassNames("pw-panel", "pw-facts");
        DescriptionList facts = new DescriptionList();
        fact(facts, "import.tenants.new", plan.created().size());
        fact(facts, "import.tenants.changed", plan.changed().size());
        fact(facts, "import.tenants.unchanged", plan.unchangedTenants());
        fact(
                facts,
                "import.numbers.new",
                plan.count(NumberChange.Kind.ADD) + plan.count(NumberChange.Kind.ADD_INACTIVE));
        fact(facts, "import.numbers.activated", plan.count(NumberChange.Kind.ACTIVATE));
        fact(facts, "import.numbers.deactivated", plan.count(NumberChange.Kind.DEACTIVATE));
        fact(facts, "import.numbers.returned", plan.count(NumberChange.Kind.RETURN));
        fact(facts, "import.numbers.described", plan.described());
        fact(facts, "import.numbers.unchanged", plan.unchangedNumbers());
        add(new H2(getTranslation("import.plan")), facts);
    }

    private void fact(DescriptionList facts, String key, long count) {
        Panels.fact(facts, getTranslation(key), getTranslation("import.count", count));
    }
}
