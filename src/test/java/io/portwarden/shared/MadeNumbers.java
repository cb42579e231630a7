package io.portwarden.shared;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes telephone numbers of every country, and writes them as people do; the same seed makes the same ones. */
public final class MadeNumbers {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final List<String> REGIONS = List.copyOf(new TreeSet<>(NUMBERS.getSupportedRegions()));

    /** In service, and in no library that is older than they are. */
    private static final List<String> NEW_AREA_CODES = List.of("436", "679", "472", "738", "983", "235", "324", "465");

    private static final List<String> BLANKS = List.of(" ", "\u00a0", "\u202f", "\u2009", "\u3000");
    private static final List<String> DASHES = List.of("-", "\u2010", "\u2011", "\u2013", "\u2212", "\uff0d", ".", "/");
    private static final List<String> EXTENSIONS = List.of(";ext=12", " ext. 5", " x17", ", poste 7", " #4");
    private static final List<String> MARKS = PastedForms.marks().toList();

    private final Random random;

    public MadeNumbers(long seed) {
        random = new Random(seed);
    }

    /** Of North America every second one. */
    public PhoneNumber number() {
        return random.nextBoolean() ? northAmerican() : ofAnyCountry();
    }

    public PhoneNumber northAmerican() {
        String areaCode;
        do {
            areaCode = random.nextBoolean() ? pick(NEW_AREA_CODES) : Integer.toString(200 + random.nextInt(800));
        } while (areaCode.endsWith("11"));
        String exchange;
        do {
            exchange = Integer.toString(200 + random.nextInt(800));
        } while (exchange.endsWith("11"));
        return new PhoneNumber("+1" + areaCode + exchange + String.format(Locale.ROOT, "%04d", random.nextInt(10_000)));
    }

    /** One that there is, with other digits at its end. */
    private PhoneNumber ofAnyCountry() {
        while (true) {
            String region = pick(REGIONS);
            PhoneNumberType type = random.nextBoolean() ? PhoneNumberType.FIXED_LINE : PhoneNumberType.MOBILE;
            Phonenumber.@Nullable PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
            String text = NUMBERS.format(
                    example == null ? NUMBERS.getExampleNumber(region) : example, PhoneNumberFormat.E164);
            int kept = text.length() - 3 - random.nextInt(3);
            StringBuilder other = new StringBuilder(text.substring(0, kept));
            random.ints(text.length() - kept, 0, 10).forEach(other::append);
            Optional<PhoneNumber> number = PhoneNumber.parse(other.toString());
            if (number.isPresent()) {
                return number.get();
            }
        }
    }

    /** The number as somebody could have it in what is pasted. */
    public String written(PhoneNumber number) {
        boolean american = number.e164().startsWith("+1");
        String text = switch (random.nextInt(american ? 7 : 5)) {
            case 0 -> number.e164();
            case 1 -> number.international();
            case 2 -> "tel:" + number.international().replace(' ', '-');
            case 3 -> "(" + number.international().replaceFirst(" ", ") ").replaceFirst("^(\\+[0-9]+)-", "$1) ");
            case 4 -> "00 " + number.international().substring(1);
            case 5 -> american(number);
            default -> "1 " + american(number);
        };
        if (text.startsWith("(") && text.indexOf(')') < 0) {
            text = text.substring(1);
        }
        boolean address = text.startsWith("tel:");
        text = spoiled(text);
        if (random.nextInt(4) == 0) {
            text += address ? ";ext=5" : pick(EXTENSIONS);
        }
        return random.nextInt(4) == 0 ? "<" + text + ">" : text + (random.nextInt(6) == 0 ? "," : "");
    }

    private static String american(PhoneNumber number) {
        String digits = number.e164().substring(2);
        return "(" + digits.substring(0, 3) + ") " + digits.substring(3, 6) + "-" + digits.substring(6);
    }

    /** With a trunk prefix after the country code, where its country has one. */
    public String withTrunkPrefix(PhoneNumber number) {
        String[] parts = number.international().split("[ -]", 2);
        int countryCode = Integer.parseInt(parts[0].substring(1));
        @Nullable String trunk = NUMBERS.getNddPrefixForRegion(NUMBERS.getRegionCodeForCountryCode(countryCode), true);
        return trunk == null || parts.length == 1 ? number.e164() : spoiled(parts[0] + " (" + trunk + ") " + parts[1]);
    }

    /** With other blanks and dashes, other digits, and what cannot be seen. */
    private String spoiled(String text) {
        String blank = pick(BLANKS);
        String dash = pick(DASHES);
        String mark = pick(MARKS);
        int zero = random.nextInt(8) == 0 ? 0xFF10 : '0';
        StringBuilder spoiled = new StringBuilder(random.nextBoolean() ? mark : "");
        text.chars().forEach(one -> {
            switch (one) {
                case ' ' -> spoiled.append(blank);
                case '-' -> spoiled.append(dash);
                default -> spoiled.appendCodePoint(one >= '0' && one <= '9' ? zero + one - '0' : one);
            }
            if (random.nextInt(12) == 0) {
                spoiled.append(mark);
            }
        });
        return spoiled.toString();
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
