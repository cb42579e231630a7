package io.portwarden.people.scim.api;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import io.portwarden.people.scim.PersonFilter;
import io.portwarden.people.scim.PersonFilter.Attribute;
import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads whom a directory looks for (RFC 7644, section 3.4.2.2). */
final class FilterReader {

    private static final int LONGEST = 1000;

    /** Of Entra ID, and not in the grammar of RFC 7644. */
    private static final Pattern EMAIL_AT_WORK =
            Pattern.compile("^\\s*emails\\[type eq \"work\"\\]\\.value\\b", Pattern.CASE_INSENSITIVE);

    private FilterReader() {}

    static PersonFilter read(String text) {
        if (text.length() > LONGEST) {
            throw unfit();
        }
        Filter filter;
        try {
            filter = Filter.fromString(EMAIL_AT_WORK.matcher(text).replaceFirst("emails.value"));
        } catch (BadRequestException unreadable) {
            throw unfit();
        }
        ValueNode compared = filter.getComparisonValue();
        if (filter.getFilterType() != FilterType.EQUAL || compared == null || !compared.isTextual()) {
            throw unfit();
        }
        String path = String.valueOf(filter.getAttributePath()).toLowerCase(Locale.ROOT);
        String core = SentObject.USER.toLowerCase(Locale.ROOT) + ":";
        String value = compared.textValue();
        return switch (path.startsWith(core) ? path.substring(core.length()) : path) {
            case "username", "emails.value", "emails" ->
                new PersonFilter(Attribute.USER_NAME, value.toLowerCase(Locale.ROOT));
            case "externalid" -> new PersonFilter(Attribute.EXTERNAL_ID, value);
            case "id" -> new PersonFilter(Attribute.ID, value.toLowerCase(Locale.ROOT));
            default -> throw unfit();
        };
    }

    private static ScimRefusedException unfit() {
        return ScimRefusedException.bad(
                Type.INVALID_FILTER, "People are looked for by userName, emails.value, externalId or id, with eq.");
    }
}
