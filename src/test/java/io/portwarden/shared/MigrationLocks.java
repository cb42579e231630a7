package io.portwarden.shared;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What of a migration would hold up those who use the database meanwhile; one after the other, oldest first. */
public final class MigrationLocks {
    private static final Pattern TABLE =
            Pattern.compile("create (?:unlogged )?table (?:if not exists )?(?:public\\.)?(\\w+)");
    private static final Pattern INDEX = Pattern.compile("create (?:unique )?index (concurrently )?(if not exists )?"
            + "(?:(\\w+) )?on (?:only )?(?:public\\.)?(\\w+)");
    private static final Pattern ALTER =
            Pattern.compile("alter table (?:if exists )?(?:only )?(?:public\\.)?(\\w+) (.*)");
    private static final Pattern CHANGE =
            Pattern.compile("(?:update|delete from|merge into) (?:only )?(?:public\\.)?(\\w+) .*");
    private static final Pattern VOLATILE = Pattern.compile(
            "\\b(clock_timestamp|timeofday|random|gen_random_uuid|uuidv\\d|uuid_generate_v\\d|nextval) ?\\(");
    private static final Pattern NOT_NULL_CHECK =
            Pattern.compile("add constraint (\\w+) check \\(+ ?(\\w+) is not null ?\\)+ not valid");

    private final Set<String> notNull = new HashSet<>();
    private final Set<String> checkedNotNull = new HashSet<>();

    /** @param transactional unless its .conf says executeInTransaction=false */
    public List<String> in(String sql, boolean transactional) {
        List<String> statements = statements(sql);
        List<String> faults = new ArrayList<>();
        if (!transactional) {
            statements.stream()
                    .filter(one -> !one.matches("(set|reset) .*|drop index concurrently if exists \\w+"
                            + "|create (unique )?index concurrently .*"))
                    .forEach(one -> faults.add("runs without a transaction beside CONCURRENTLY: " + one));
            if (!statements.contains("set lock_timeout = 0")) {
                faults.add("begins without: set lock_timeout = 0");
            }
        }
        Set<String> created = new HashSet<>();
        Set<String> altered = new HashSet<>();
        Set<String> dropped = new HashSet<>();
        for (String one : statements) {
            find(TABLE, one).ifPresent(table -> created.add(table.group(1)));
            if (one.startsWith("drop index concurrently if exists ")) {
                dropped.add(one.substring(one.lastIndexOf(' ') + 1));
            }
            find(INDEX, one)
                    .filter(index -> !created.contains(index.group(4)))
                    .ifPresent(index -> index(index, one, transactional, dropped, faults));
            find(ALTER, one)
                    .filter(alter -> !created.contains(alter.group(1)))
                    .ifPresent(alter -> alter(alter.group(1), alter.group(2), altered, faults));
            find(CHANGE, one)
                    .map(change -> change.group(1))
                    .filter(altered::contains)
                    .ifPresent(table -> faults.add(
                            "changes rows of " + table + " while its own ALTER TABLE keeps everybody out: " + one));
            if (one.matches("(lock|truncate|cluster|vacuum full|reindex (?!.*concurrently)"
                            + "|refresh materialized view (?!concurrently)).*")
                    || one.matches("alter domain .* add .*") && !one.endsWith("not valid")) {
                faults.add("keeps everybody out: " + one);
            }
        }
        return faults;
    }

    private static void index(
            Matcher index, String statement, boolean transactional, Set<String> dropped, List<String> faults) {
        if (index.group(1) == null) {
            faults.add("is built without CONCURRENTLY: " + statement);
        } else if (transactional) {
            faults.add("needs a .conf beside it with executeInTransaction=false: " + statement);
        } else if (index.group(2) != null || !dropped.contains(index.group(3))) {
            faults.add("keeps what was broken off, invalid as it is, unless DROP INDEX CONCURRENTLY IF EXISTS stands"
                    + " before it: " + statement);
        }
    }

    private void alter(String table, String actions, Set<String> altered, List<String> faults) {
        for (String action : parts(actions, ',')) {
            if (action.startsWith("validate constraint ")) {
                if (altered.contains(table)) {
                    faults.add("checks all rows while its own ALTER TABLE keeps everybody out: " + action);
                }
                String constraint = table + " " + action.substring("validate constraint ".length());
                checkedNotNull.stream()
                        .filter(check -> check.startsWith(constraint + " "))
                        .forEach(check -> notNull.add(table + check.substring(constraint.length())));
                continue;
            }
            altered.add(table);
            find(NOT_NULL_CHECK, action)
                    .ifPresent(check -> checkedNotNull.add(table + " " + check.group(1) + " " + check.group(2)));
            find(Pattern.compile("alter (?:column )?(\\w+) set not null"), action)
                    .filter(column -> !notNull.contains(table + " " + column.group(1)))
                    .ifPresent(column -> faults.add("looks through " + table
                            + " unless a migration before has validated CHECK (… IS NOT NULL): " + action));
            if (rewritesOrScans(action)) {
                faults.add("rewrites or looks through " + table + ": " + action);
            }
        }
    }

    private static boolean rewritesOrScans(String action) {
        if (action.matches("add (constraint \\w+ )?(check|foreign key|unique|primary key|exclude|not null)\\b.*")) {
            return !action.endsWith("not valid") && !action.contains(" using index ");
        }
        if (action.startsWith("add ")) {
            return VOLATILE.matcher(action).find()
                    || action.matches(
                                    ".* (big|small)?serial\\b.*|.*\\b(generated|unique|primary key|check)\\b.*|.*not null(?!.* default ).*"
                                            + "|.*references(?=.* default ).*")
                            && !action.matches(".* default .* not null");
        }
        return action.matches(
                "alter (column )?\\w+ (set data )?type .*|set (logged|unlogged|tablespace|access method).*"
                        + "|alter (column )?\\w+ (set expression|add generated).*|attach partition .*");
    }

    private static Optional<Matcher> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.lookingAt() ? Optional.of(matcher) : Optional.empty();
    }

    /** In lower case, without comments, texts and bodies of functions; those of DO are statements too. */
    private static List<String> statements(String sql) {
        String text = sql.toLowerCase(Locale.ROOT)
                .replaceAll("--[^\n]*", " ")
                .replaceAll("(?s)/\\*.*?\\*/", " ")
                .replaceAll("(?s)\\bdo\\s+(\\$\\w*\\$)(.*?)\\1", "; $2 ;")
                .replaceAll("(?s)(\\$\\w*\\$).*?\\1", "''")
                .replaceAll("'[^']*'", "''")
                .replace("\"", "")
                .replaceAll("\\s+", " ");
        return parts(text, ';').stream()
                .map(one -> one.replaceFirst("^(begin|then|else|loop) ", ""))
                .toList();
    }

    /** Parted where no parenthesis is open. */
    private static List<String> parts(String text, char at) {
        List<String> parts = new ArrayList<>();
        int open = 0;
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : at;
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == at && (open == 0 || i == text.length())) {
                String part = text.substring(from, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                from = i + 1;
            }
        }
        return parts;
    }
}
