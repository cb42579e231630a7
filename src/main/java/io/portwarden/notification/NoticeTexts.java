package io.portwarden.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes the mails: what has happened, the facts, what to do next, the link, and who helps. Names that others have chosen
 * are shown in such a way that they make no line and no link of their own.
 */
final class NoticeTexts {

    private static final int MAX_SUBJECT = 150;
    private static final Set<NoticeParam> WORDED =
            EnumSet.of(NoticeParam.ROLE, NoticeParam.ACT, NoticeParam.HERE, NoticeParam.THERE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");
    // What mail programs make links of.
    private static final Pattern DOT_INSIDE = Pattern.compile("(?<=\\S)\\.(?=\\S)");
    private static final Pattern NOT_IN_A_REFERENCE = Pattern.compile("[^A-Za-z0-9 _#/-]");

    private final Portal portal;
    private final Screens screens;

    NoticeTexts(Portal portal, Screens screens) {
        this.portal = portal;
        this.screens = screens;
    }

    /** @throws RuntimeException when the row is not one that this node knows how to write */
    Mail write(ClaimedNotice notice) {
        NoticeKind kind = NoticeKind.ofCode(notice.kind());
        Words words = Words.in(notice.language());
        Map<NoticeParam, String> params = known(notice.params());
        Map<NoticeParam, String> shown = shown(params, words);
        String key =
                kind == NoticeKind.ORDER_CHANGED ? kind.code() + "." + params.get(NoticeParam.STATUS) : kind.code();

        List<String> text = new ArrayList<>();
        text.add(fill(words.get(key + ".what"), shown));
        text.add(facts(notice, shown, words));
        text.add(fill(words.get(key + ".next"), shown) + "\n" + link(kind, params));
        text.add(footer(kind, words));
        return new Mail(
                notice.noticeId(),
                notice.recipient(),
                words.language(),
                oneLine(fill(words.get(key + ".subject"), shown)),
                String.join("\n\n", text) + "\n");
    }

    /** Looked at once more: the row may have been written by a node with other rules. */
    private static Map<NoticeParam, String> known(Map<String, String> params) {
        Map<NoticeParam, String> known = new EnumMap<>(NoticeParam.class);
        params.forEach(
                (key, value) -> NoticeParam.ofKey(key).ifPresent(param -> known.put(param, param.accept(value))));
        return known;
    }

    private Map<NoticeParam, String> shown(Map<NoticeParam, String> params, Words words) {
        Map<NoticeParam, String> shown = new EnumMap<>(NoticeParam.class);
        params.forEach((param, value) -> {
            switch (param.form()) {
                case TEXT -> shown.put(param, param == NoticeParam.ORDER ? reference(value) : defused(value));
                case WHOLE -> shown.put(param, value);
                case DATE -> shown.put(param, words.date(LocalDate.parse(value)));
                case INSTANT -> shown.put(param, words.moment(Instant.parse(value), portal.timeZone()));
                case CODES -> {
                    if (param == NoticeParam.REASONS) {
                        shown.put(param, list("reason.", value, words));
                    } else if (param == NoticeParam.FIELDS) {
                        shown.put(param, list("field.", value, words));
                    } else if (WORDED.contains(param)) {
                        shown.put(param, words.get(param.key() + "." + value, value));
                    }
                }
                case ID, PATH -> {} // they stand in the link
            }
        });
        return shown;
    }

    private static String list(String key, String codes, Words words) {
        StringBuilder list = new StringBuilder();
        for (String code : codes.split(",", -1)) {
            list.append("\n- ").append(words.get(key + code, code));
        }
        return list.toString();
    }

    /** A carrier's own writing, in which it could have put anything: of that, letters and digits are shown. */
    private static String reference(String value) {
        return NOT_IN_A_REFERENCE.matcher(value).replaceAll("_");
    }

    private static String defused(String value) {
        return DOT_INSIDE.matcher(value.replace("://", " ")).replaceAll("·");
    }

    private String facts(ClaimedNotice notice, Map<NoticeParam, String> shown, Words words) {
        List<String> facts = new ArrayList<>();
        facts.add(fact(words.get("label.when"), words.moment(notice.createdAt(), portal.timeZone())));
        shown.forEach((param, value) -> {
            String label = words.get("label." + param.key(), "");
            if (!label.isEmpty()) {
                facts.add(fact(label, value));
            }
        });
        return String.join("\n", facts);
    }

    private static String fact(String label, String value) {
        return value.startsWith("\n") ? label + value : label + " " + value;
    }

    private String link(NoticeKind kind, Map<NoticeParam, String> params) {
        if (kind.allows(NoticeParam.PATH)) {
            return portal.publicUrl() + params.getOrDefault(NoticeParam.PATH, screens.path(kind.screen()));
        }
        return portal.publicUrl()
                + screens.path(kind.screen())
                + named(kind, NoticeParam.ORDER_ID, params)
                + named(kind, NoticeParam.CASE_ID, params);
    }

    private static String named(NoticeKind kind, NoticeParam id, Map<NoticeParam, String> params) {
        return kind.allows(id) ? "/" + params.getOrDefault(id, "–") : "";
    }

    private String footer(NoticeKind kind, Words words) {
        List<String> lines = new ArrayList<>();
        lines.add(words.get("audience." + kind.audience().name().toLowerCase(Locale.ROOT)));
        lines.add(words.get("never-asked"));
        List<String> support = new ArrayList<>();
        if (portal.supportUrl() != null) {
            support.add(portal.supportUrl());
        }
        if (portal.supportPhone() != null) {
            support.add(portal.supportPhone());
        }
        if (!support.isEmpty()) {
            lines.add(words.get("support") + " " + String.join(", ", support));
        }
        return String.join("\n", lines);
    }

    private static String fill(String template, Map<NoticeParam, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(match -> Matcher.quoteReplacement(NoticeParam.ofKey(match.group(1))
                        .map(param -> values.getOrDefault(param, "–"))
                        .orElse("–")));
    }

    private static String oneLine(String subject) {
        return NoticeParam.cut(subject.replaceAll("\\R", " "), MAX_SUBJECT);
    }
}
