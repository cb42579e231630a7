package io.portwarden.shared.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import io.portwarden.approval.ActKind;
import io.portwarden.approval.ApprovalRefusedException;
import io.portwarden.audit.AuditActor;
import io.portwarden.audit.AuditDetail;
import io.portwarden.audit.AuditKind;
import io.portwarden.audit.TrailProblem;
import io.portwarden.number.Guard;
import io.portwarden.number.LockState;
import io.portwarden.number.NumberStatus;
import io.portwarden.order.ActorKind;
import io.portwarden.order.DisputeTime;
import io.portwarden.order.Explanation.InvalidException.Problem;
import io.portwarden.order.OrderEventKind;
import io.portwarden.order.OrderMove;
import io.portwarden.order.OrderSort;
import io.portwarden.order.OrderStatus;
import io.portwarden.order.Reason;
import io.portwarden.people.Appearance;
import io.portwarden.people.SessionEnd;
import io.portwarden.people.domain.DomainProof;
import io.portwarden.people.domain.DomainRefusedException;
import io.portwarden.people.domain.DomainWord;
import io.portwarden.people.member.AdminStanding;
import io.portwarden.people.member.InvitationRefusedException;
import io.portwarden.people.member.RecoveryRefusedException;
import io.portwarden.people.password.PasswordProblem;
import io.portwarden.people.password.PasswordStrength;
import io.portwarden.people.sso.own.OwnProviderRefusedException;
import io.portwarden.people.sso.own.ProviderRule;
import io.portwarden.pin.PinProblem;
import io.portwarden.pin.PinWeakness;
import io.portwarden.pin.access.PinKeyService.RotationState;
import io.portwarden.portback.DepartureRefusal;
import io.portwarden.portback.InvalidDepartureException;
import io.portwarden.portback.PortBackClock;
import io.portwarden.portback.PortBackEventKind;
import io.portwarden.portback.PortBackMove;
import io.portwarden.portback.PortBackRefusal;
import io.portwarden.portback.PortBackStatus;
import io.portwarden.provider.ProviderRefusal;
import io.portwarden.provider.importing.ImportProblem;
import io.portwarden.provider.importing.ImportRun;
import io.portwarden.shared.Role;
import io.portwarden.soa.SoaStep;
import io.portwarden.tenant.TenantForm;
import io.portwarden.tenant.TenantStatus;
import io.portwarden.upstream.ConnectionField;
import io.portwarden.upstream.ConnectionMode;
import io.portwarden.upstream.ConnectionRefusal;
import io.portwarden.upstream.ContactProblem;
import io.portwarden.upstream.UpstreamKind;
import io.portwarden.webhook.DeliveryProblem;
import io.portwarden.webhook.DeliveryState;
import io.portwarden.webhook.DisabledReason;
import io.portwarden.webhook.WebhookUrlProblem;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every text that a person reads comes from the translation files, and every file has them all. */
class TranslationsTest {

    private static final Path FILES = Path.of("src/main/resources/vaadin-i18n");
    private static final Path SOURCES = Path.of("src/main/java/io/portwarden");

    /** A text between quotes, or a block of text. */
    private static final Pattern LITERAL = Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** Words that stay as they are in every language. */
    private static final Set<String> NAMES =
            Set.of("Portwarden", "PIN", "SPID", "Webhooks", "h", "min", "Bandwidth", "Telnyx");

    /** Words that another language happens to write as English does. */
    private static final Map<String, Set<String>> SAME_WORDS = Map.of(
            "fr", Set.of("Date", "E-mail", "Format", "Invitations", "Version", "version", "VER"),
            "es", Set.of("No"));

    /** Of the others is said until when they can be disputed. */
    private static final OrderStatus[] ENDED = {
        OrderStatus.REJECTED, OrderStatus.DISPUTED, OrderStatus.COMPLETED, OrderStatus.CANCELLED
    };

    /** What an admin can do something to. */
    private static final OrderStatus[] DISPUTABLE = {OrderStatus.PENDING, OrderStatus.DISPUTED, OrderStatus.CONFIRMED};

    private static final DisputeTime.Kind[] DATED = Stream.of(DisputeTime.Kind.values())
            .filter(kind -> kind != DisputeTime.Kind.NONE)
            .toArray(DisputeTime.Kind[]::new);

    /** What can go wrong when somebody is asked; the others go wrong when somebody asks. */
    private static final ContactProblem[] OF_BEING_ASKED =
            EnumSet.range(ContactProblem.NOT_SET_UP, ContactProblem.REFUSED).toArray(ContactProblem[]::new);

    private static final ActorKind[] PROVIDERS_SIDE = {ActorKind.CARRIER, ActorKind.TENANT, ActorKind.OPERATOR};

    private static final OrderMove[] PEOPLES_MOVES = {
        OrderMove.CONFIRM,
        OrderMove.DISPUTE,
        OrderMove.WITHDRAW_DISPUTE,
        OrderMove.UPHOLD_DISPUTE,
        OrderMove.OVERRULE_DISPUTE,
        OrderMove.CANCEL,
        OrderMove.CHANGE_DUE_DATE,
        OrderMove.CORRECT,
        OrderMove.COMPLETE
    };

    /** Keys are built in code from these beginnings and the codes of an enum; the ends are what may follow. */
    private static Stream<String> builtKeys() {
        return Stream.of(
                        with("state.", OrderStatus.values(), OrderStatus::code, ".label", ".meaning"),
                        Stream.of("state.lapsed.meaning", "state.told.meaning"),
                        with("state.", ENDED, OrderStatus::code, ".next"),
                        with("moves.ask-admin.", DISPUTABLE, OrderStatus::code, ""),
                        with("dispute-time.", DATED, DisputeTime.Kind::code, ""),
                        with("session.end.", SessionEnd.values(), SessionEnd::code, ""),
                        with("reason.", Reason.values(), Reason::code, ".short", ".title", ".meaning", ".next"),
                        with("event.", OrderEventKind.values(), OrderEventKind::code, ".title", ".meaning"),
                        with("actor.", ActorKind.values(), ActorKind::code, ""),
                        with("pin.keeper.problem.", OF_BEING_ASKED, ContactProblem::code, ""),
                        with("provider.event.", OrderEventKind.values(), OrderEventKind::code, ".title"),
                        with("provider.actor.", PROVIDERS_SIDE, ActorKind::code, ""),
                        with("move.", PEOPLES_MOVES, OrderMove::code, ".action", ".title", ".done"),
                        Stream.of(OrderMove.CANCEL, OrderMove.CHANGE_DUE_DATE, OrderMove.CORRECT, OrderMove.COMPLETE)
                                .map(move -> "move." + move.code() + ".words"),
                        with("upstream.kind.", UpstreamKind.values(), UpstreamKind::code, ""),
                        with(
                                "upstream.mode.",
                                ConnectionMode.values(),
                                ConnectionMode::code,
                                "",
                                ".action",
                                ".question",
                                ".done",
                                ".meaning.bandwidth",
                                ".meaning.telnyx"),
                        // As Telnyx calls them (UPS-9).
                        Stream.of(
                                        "pending",
                                        "authorized",
                                        "ported",
                                        "rejected-pending",
                                        "rejected",
                                        "canceled",
                                        "unknown")
                                .map(status -> "apart.there." + status),
                        with("upstream.problem.", ContactProblem.values(), ContactProblem::code, ""),
                        with("upstream.refused.", ConnectionRefusal.values(), ConnectionRefusal::code, ""),
                        with("upstream.field.", ConnectionField.values(), ConnectionField::code, "", ".help"),
                        Stream.of(Reason.PIN_WRONG, Reason.DISPUTED_BY_CUSTOMER, Reason.WAITS_FOR_CUSTOMER)
                                .map(reason -> "provider.reason." + reason.carrierCode()),
                        Stream.of(
                                        "fact.agency-authority",
                                        "order.part.stays",
                                        "order.part.main",
                                        "conflict.until",
                                        "conflict.late")
                                .map("provider."::concat),
                        Stream.of("empty", "empty.title", "facts.order", "facts.no-order")
                                .map("provider.portbacks."::concat),
                        with("portback.status.", PortBackStatus.values(), PortBackStatus::code, ""),
                        Stream.concat(
                                        Stream.of("left"),
                                        Stream.of(PortBackStatus.values()).map(PortBackStatus::code))
                                .flatMap(state -> Stream.of(".meaning", ".next")
                                        .flatMap(end -> Stream.of("", "provider.")
                                                .map(reader -> reader + "portback." + state + end))),
                        with("portback.clock.", PortBackClock.Phase.values(), PortBackClock.Phase::code, ""),
                        with("provider.portback.clock.", PortBackClock.Phase.values(), PortBackClock.Phase::code, ""),
                        with("portback.event.", PortBackEventKind.values(), PortBackEventKind::code, ""),
                        with(
                                "portback.move.",
                                PortBackMove.values(),
                                PortBackMove::code,
                                ".action",
                                ".title",
                                ".words",
                                ".field",
                                ".done"),
                        with("portback.refused.", PortBackRefusal.values(), PortBackRefusal::code, ""),
                        with("departure.refused.", DepartureRefusal.values(), DepartureRefusal::code, ""),
                        with(
                                "departure.problem.",
                                InvalidDepartureException.Problem.values(),
                                InvalidDepartureException.Problem::code,
                                ""),
                        with("role.", Role.values(), Role::code, ""),
                        with("requests.refused.", RecoveryRefusedException.Reason.values(), TranslationsTest::code, ""),
                        with("approvals.act.", ActKind.values(), ActKind::code, ""),
                        with(
                                "approvals.refused.",
                                ApprovalRefusedException.Reason.values(),
                                TranslationsTest::code,
                                ""),
                        Stream.of("approved", "refused", "withdrawn", "expired", "obsolete")
                                .map("approvals.state."::concat),
                        Stream.of("withdraw", "refuse")
                                .flatMap(act -> Stream.of("", ".of", ".done").map(end -> "approvals." + act + end)),
                        with(
                                "own.provider.refusal.",
                                OwnProviderRefusedException.Reason.values(),
                                TranslationsTest::code,
                                ""),
                        with("own.provider.chosen.", ProviderRule.values(), ProviderRule::code, ""),
                        Stream.of("require", "remove")
                                .flatMap(act ->
                                        Stream.of("", ".title", ".meaning").map(end -> "own.provider." + act + end)),
                        with("domains.refused.", DomainRefusedException.Reason.values(), TranslationsTest::code, ""),
                        Stream.of("gone", "waits").flatMap(end -> Stream.of("domains." + end, "tenant-domains." + end)),
                        with("domains.proof.", DomainProof.values(), DomainProof::code, ""),
                        with("tenant-domains.proof.", DomainProof.values(), DomainProof::code, ""),
                        with("tenant-domains.word.", DomainWord.values(), TranslationsTest::code, ""),
                        with("tenant-admins.", AdminStanding.values(), TranslationsTest::code, ""),
                        with("invite.refused.", InvitationRefusedException.Reason.values(), TranslationsTest::code, ""),
                        Stream.of("make-admin", "make-viewer", "remove")
                                .flatMap(act -> Stream.of("", ".of", ".meaning").map(end -> "people." + act + end)),
                        with("invite.role.", Role.values(), Role::code, ""),
                        with("protection.rotation.", RotationState.Phase.values(), TranslationsTest::code, ""),
                        with("audit.kind.", AuditKind.values(), AuditKind::code, ""),
                        with("audit.actor.", AuditActor.Kind.values(), AuditActor.Kind::code, ""),
                        with("audit.detail.", AuditDetail.values(), AuditDetail::code, ""),
                        Stream.of(
                                        "password",
                                        "passkey",
                                        "single-sign-on",
                                        "one-time-code",
                                        "recovery-code",
                                        "second-factor-there")
                                .map("audit.method."::concat),
                        with("audit.field.", TenantForm.Field.values(), TranslationsTest::code, ""),
                        Stream.of("directory", "name", "address").map("audit.field."::concat),
                        with("tenant.invalid.", TenantForm.Field.values(), TranslationsTest::code, ""),
                        with("tenant.status.", TenantStatus.values(), TenantStatus::code, "", ".meaning"),
                        with("provider.refused.", ProviderRefusal.values(), ProviderRefusal::code, ""),
                        with("import.problem.", ImportProblem.Kind.values(), ImportProblem.Kind::code, ""),
                        with("import.", ImportRun.Outcome.values(), TranslationsTest::code, ".title", ".meaning"),
                        with("number.status.", NumberStatus.values(), NumberStatus::code, ""),
                        with("number.guard.", Guard.values(), Guard::code, ""),
                        with("numbers.counts.guard.", Guard.values(), Guard::code, ""),
                        Stream.of("upstream", "nobody").map("numbers.guard."::concat),
                        with("number.lock.", LockState.values(), LockState::code, ""),
                        with("orders.sort.", OrderSort.values(), OrderSort::code, ""),
                        Stream.of("left", "open", "rejected", "cancelled").map("overview.outcome."::concat),
                        Stream.of("hour", "day", "week", "until", "for-good").map("unlock.term."::concat),
                        with("activity.broken.", TrailProblem.Kind.values(), TrailProblem.Kind::code, ""),
                        with("pin.problem.", PinProblem.values(), TranslationsTest::code, ""),
                        with("password.problem.", PasswordProblem.values(), TranslationsTest::code, ""),
                        with("password.strength.", PasswordStrength.values(), TranslationsTest::code, ""),
                        with("appearance.", Appearance.values(), Appearance::code, ""),
                        with("webhook.delivery.", DeliveryState.values(), DeliveryState::code, ""),
                        with("webhook.off.", DisabledReason.values(), DisabledReason::code, ""),
                        with("webhook.url.", WebhookUrlProblem.values(), WebhookUrlProblem::code, ""),
                        with("webhook.problem.", DeliveryProblem.values(), DeliveryProblem::code, ""),
                        with("soa.step.", SoaStep.values(), SoaStep::code, ""),
                        with("soa.do.", SoaStep.values(), SoaStep::code, ""),
                        with("explanation.", Problem.values(), Problem::code, ""),
                        with("pin.weakness.", PinWeakness.values(), TranslationsTest::code, ""))
                .flatMap(keys -> keys);
    }

    private interface Code<E> {
        String of(E constant);
    }

    private static <E> Stream<String> with(String beginning, E[] constants, Code<E> code, String... ends) {
        return Stream.of(constants)
                .flatMap(constant -> Stream.of(ends).map(end -> beginning + code.of(constant) + end));
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Texts of the form {@code key}, {@code key.title} …, or {@code orders.column.} with what follows. */
    private static boolean isUsed(String key, Set<String> literals) {
        return literals.contains(key)
                || literals.stream().anyMatch(literal -> isBeginning(literal) && isBuiltFrom(key, literal, literals));
    }

    private static boolean isBeginning(String literal) {
        return literal.endsWith(".") && literal.length() > 1;
    }

    private static boolean isBuiltFrom(String key, String beginning, Set<String> literals) {
        return key.startsWith(beginning) && literals.contains(key.substring(beginning.length()));
    }

    static Stream<Locale> otherLanguages() {
        return Languages.OFFERED.stream().filter(language -> !language.equals(Locale.ENGLISH));
    }

    private static Properties english() {
        return read(FILES.resolve("translations.properties"));
    }

    private static Properties texts(Locale language) {
        return read(FILES.resolve("translations_" + language.getLanguage() + ".properties"));
    }

    private static Properties read(Path file) {
        Properties texts = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                assertThat(containsKey(key)).as("%s twice in %s", key, file).isFalse();
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return texts;
    }

    /** Files that use components, or are one: whoever extends one of ours names none of Vaadin's. */
    private static List<Path> screens() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> code(file).matches("(?s).*com\\.vaadin\\.flow\\.(component|router)\\..*")
                            || isComponent(file))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isComponent(Path file) {
        String name = "io/portwarden/" + SOURCES.relativize(file);
        try {
            return Component.class.isAssignableFrom(Class.forName(
                    name.replace(".java", "").replace('/', '.'), false, TranslationsTest.class.getClassLoader()));
        } catch (ClassNotFoundException none) {
            return false; // a package's own words
        }
    }

    /** Source without comments, which nobody reads on a screen. */
    private static String code(Path file) {
        try {
            return withoutComments(Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String withoutComments(String source) {
        return source.replaceAll("/\\*[\\s\\S]*?\\*/", "").replaceAll("(?m)^\\s*//.*$", "");
    }

    private static Set<String> literals() {
        Set<String> literals = new TreeSet<>();
        for (Path file : screens()) {
            Matcher literal = LITERAL.matcher(code(file));
            while (literal.find()) {
                if (literal.group(1) != null) {
                    literals.add(literal.group(1));
                }
            }
        }
        return literals;
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    @DisplayName("Every language has every text, and none that English has not")
    void sameKeys(Locale language) {
        assertThat(texts(language).stringPropertyNames()).isEqualTo(english().stringPropertyNames());
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    @DisplayName("No text is empty, and none is left in English")
    void noneEmpty(Locale language) {
        Properties english = english();
        Properties texts = texts(language);
        assertThat(texts.values()).noneMatch(text -> ((String) text).isBlank());
        assertThat(english.values()).noneMatch(text -> ((String) text).isBlank());
        Set<String> known = SAME_WORDS.getOrDefault(language.getLanguage(), Set.of());
        assertThat(texts.stringPropertyNames())
                .filteredOn(key -> texts.getProperty(key).equals(english.getProperty(key)))
                .allSatisfy(key -> assertThat(words(texts.getProperty(key)))
                        .as(key)
                        .allMatch(word -> NAMES.contains(word) || known.contains(word)));
    }

    /** Without what is filled in. */
    private static List<String> words(String text) {
        return Pattern.compile("\\p{L}[\\p{L}-]*")
                .matcher(text.replaceAll("\\{[^}]*}", ""))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("otherLanguages")
    @DisplayName("A text has the same things filled in, in every language")
    void samePlaceholders(Locale language) {
        Properties english = english();
        Properties texts = texts(language);
        for (String key : english.stringPropertyNames()) {
            assertThat(placeholders(texts.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
            assertThat(formats(texts.getProperty(key))).as(key).isEqualTo(formats(english.getProperty(key)));
        }
    }

    /** Whether a number chooses between texts, and where they change, argument by argument. */
    private static List<String> formats(String text) {
        return Stream.of(new MessageFormat(text).getFormatsByArgumentIndex())
                .map(format -> format instanceof ChoiceFormat choice
                        ? Arrays.toString(choice.getLimits())
                        : String.valueOf(
                                format == null ? null : format.getClass().getSimpleName()))
                .toList();
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of two lines with one key the last counts, and nobody sees which. */
    @Test
    @DisplayName("No file of texts says anything twice")
    void saidOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            List<Path> texts = files.filter(file -> file.toString().endsWith(".properties"))
                    .toList();
            assertThat(texts)
                    .hasSizeGreaterThanOrEqualTo(6)
                    .allSatisfy(file ->
                            assertThat(saidAgain(file)).as(file.toString()).isEmpty());
        }
    }

    private static Set<Object> saidAgain(Path file) throws IOException {
        Set<Object> again = new LinkedHashSet<>();
        Properties texts = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Object put(Object key, Object value) {
                if (containsKey(key)) {
                    again.add(key);
                }
                return super.put(key, value);
            }
        };
        try (Reader reader = Files.newBufferedReader(file)) {
            texts.load(reader);
        }
        return again;
    }

    @Test
    @DisplayName("No text has a straight apostrophe, which the formatter would take for a quotation mark")
    void typographic() {
        Stream.concat(Stream.of(english()), otherLanguages().map(TranslationsTest::texts))
                .forEach(texts -> assertThat(texts.values()).allSatisfy(text -> {
                    assertThat((String) text).doesNotContain("'");
                    assertThat(new MessageFormat((String) text)).isNotNull();
                }));
    }

    @Test
    @DisplayName("Every key that is built in code from an enum has its text")
    void builtKeysExist() {
        assertThat(english().stringPropertyNames()).containsAll(builtKeys().toList());
    }

    @Test
    @DisplayName("Every key that stands in code has its text")
    void keysExist() {
        Set<String> missing = new TreeSet<>();
        for (Path file : screens()) {
            Matcher call =
                    Pattern.compile("getTranslation\\(\\s*\"([^\"]+)\"\\s*[,)]").matcher(code(file));
            while (call.find()) {
                if (!english().containsKey(call.group(1))) {
                    missing.add(call.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    @DisplayName("Every text is used: by its key, or by a key that is built in code")
    void nothingUnused() {
        Set<String> literals = literals();
        Set<String> built = builtKeys().collect(Collectors.toSet());
        assertThat(english().stringPropertyNames())
                .filteredOn(key -> !built.contains(key) && !isUsed(key, literals) && !isUsedByParts(key, literals))
                .isEmpty();
    }

    /** As {@code key + ".title"}, where the beginning is handed on as a text of its own. */
    private static boolean isUsedByParts(String key, Set<String> literals) {
        int dot = key.lastIndexOf('.');
        return dot > 0 && literals.contains(key.substring(0, dot)) && literals.contains(key.substring(dot));
    }

    @Test
    @DisplayName("No text that a person reads stands in code")
    void noTextInCode() {
        List<String> found = new ArrayList<>();
        for (Path file : screens()) {
            found.addAll(textsIn(code(file)).stream()
                    .map(text -> SOURCES.relativize(file) + ": " + text)
                    .toList());
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "add(new H1(\"Port orders\"));",
                "button.setText(\"Save\");",
                "new Button(\"Save\", click -> save());",
                "field.setLabel(\"PIN\");",
                "new Paragraph(\n    \"Nothing to do.\")",
                "Toasts.success(\"Saved\");",
                "new Span(getTranslation(\"a.b\") + \" by \" + name)",
                "field.setErrorMessage(ok ? null : \"Too short\");",
                "grid.addColumn(x).setHeader(\"State\");",
                "String CARD = \"\"\"\n <div>Due ${item.due}</div>\"\"\";",
                "element.setAttribute(\"aria-label\", \"Main menu\");",
            })
    @DisplayName("A text written into code is found")
    void findsText(String code) {
        assertThat(textsIn(code)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new H1(getTranslation(\"orders.title\"))",
                "addClassName(\"pw-page\");",
                "addClassNames(\"pw-panel\", \"pw-facts\");",
                "new Anchor(\"port-orders?pin\", words)",
                "throw new UnsupportedOperationException(\"Counting would read the whole list\");",
                "setAttribute(\"aria-hidden\", \"true\")",
                "joining(\" · \")",
            })
    @DisplayName("Keys, classes, addresses and messages to developers are no texts")
    void leavesTheRest(String code) {
        assertThat(textsIn(code)).isEmpty();
    }

    /**
     * What reads like a text in source code: it holds a letter, and begins like a sentence or a label, or has a space
     * in it. Not so in exceptions, logs, scripts, annotations, templates without words, and constants that say what
     * they are.
     */
    private static List<String> textsIn(String source) {
        String code = source.replaceAll("@\\w+\\((?:[^()]|\\([^()]*\\))*\\)", "");
        List<String> texts = new ArrayList<>();
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
            String before = code.substring(Math.max(0, literal.start() - 120), literal.start());
            if (!isForDevelopers(before)) {
                String text = literal.group(1) == null ? wordsOf(literal.group()) : literal.group(1);
                if (readsLikeText(text)) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static boolean isForDevelopers(String before) {
        return before.matches(
                        "(?s).*(Exception|LOG\\.\\w+|executeJs|matches|compile|replaceAll|setFilter|ofLocalizedPattern)\\(\\s*")
                || before.matches("(?s).*super\\(\"[a-z-]+\", ") // the name of a figure
                || before.matches("(?s).*addMetaTag\\(\"\\w+\", ")
                || before.matches("(?s).*String (\\w+_SCRIPT|ALPHABET)\\s*=\\s*");
    }

    /** What a template shows besides what is filled in. */
    private static String wordsOf(String template) {
        return template.replaceAll("\\$\\{[^}]*(\\{[^}]*\\})?[^}]*\\}", "")
                .replaceAll("<[^>]*>", "")
                .replaceAll("[`'\"]+", "")
                .replaceAll("%s|·|:|,|\\\\", "")
                .strip();
    }

    private static boolean readsLikeText(String literal) {
        String text = literal.startsWith("<") ? wordsOf(literal) : literal;
        return text.matches("(?s).*\\p{L}{2}.*")
                && !text.startsWith("${")
                && !text.startsWith("pw-")
                && (text.matches("\\p{Lu}[\\p{L}\\d ].*") || text.matches("(?s).*\\p{L} .*|.* \\p{L}.*"));
    }
}
