package io.portwarden.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of area codes against what libphonenumber's geocoder knows of them. To write it anew:
 * {@code -Dportwarden.write-docs=true}.
 */
class AreaCodesTest {

    private static final Path TABLE = Path.of("src", "main", "resources", "area-codes.properties");
    private static final String HEAD = """
            # The state or territory of each area code of the United States, as libphonenumber's geocoder knows it (CAL-3).
            # Made by AreaCodesTest, which fails when it is not true any more.
            """;

    /** How the geocoder calls them, in the order of their letters; some by their biggest town. */
    private static final Map<String, String> STATES = Stream.of(
                    """
                    Alabama=AL, Alaska=AK, American Samoa=AS, Arizona=AZ, Arkansas=AR, California=CA, Colorado=CO,
                    Connecticut=CT, Delaware=DE, Florida=FL, Georgia=GA, Guam=GU, Hawaii=HI, Idaho=ID, Illinois=IL,
                    Indiana=IN, Iowa=IA, Kansas=KS, Kentucky=KY, Louisiana=LA, Maine=ME, Maryland=MD, Massachusetts=MA,
                    Michigan=MI, Minnesota=MN, Mississippi=MS, Missouri=MO, Montana=MT, Nebraska=NE, Nevada=NV,
                    New Hampshire=NH, New Jersey=NJ, New Mexico=NM, New York=NY, North Carolina=NC, North Dakota=ND,
                    Northern Mariana Islands=MP, Ohio=OH, Oklahoma=OK, Oregon=OR, Pennsylvania=PA, Philadelphia=PA,
                    Puerto Rico=PR, Rhode Island=RI, South Carolina=SC, South Dakota=SD, Tennessee=TN, Texas=TX,
                    U.S. Virgin Islands=VI, Utah=UT, Vermont=VT, Virginia=VA, Washington D.C.=DC, Washington State=WA,
                    West Virginia=WV, Wisconsin=WI, Wyoming=WY""".replaceAll("\\s+", " ").split(", "))
            .map(state -> state.split("="))
            .collect(Collectors.toMap(state -> state[0], state -> state[1]));

    @Test
    @DisplayName("CAL-3: the table has every area code whose state the geocoder knows, and no other")
    void table() throws Exception {
        Map<String, String> known = new TreeMap<>();
        for (int areaCode = 200; areaCode <= 999; areaCode++) {
            String code = Integer.toString(areaCode);
            state(code).ifPresent(state -> known.put(code, state));
        }
        String page = HEAD
                + known.entrySet().stream()
                        .map(row -> row.getKey() + "=" + row.getValue() + "\n")
                        .collect(Collectors.joining());
        if (Boolean.getBoolean("portwarden.write-docs")) {
            Files.writeString(TABLE, page);
        }
        assertThat(known).hasSizeGreaterThan(330);
        assertThat(TABLE).content().isEqualTo(page);
    }

    @Test
    @DisplayName("CAL-3: every state and territory lies in one region, and every one has an area code")
    void regions() throws IOException {
        assertThat(Arrays.stream(NpacRegion.values()).flatMap(region -> region.states().stream()))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(new java.util.TreeSet<>(STATES.values()))
                .containsExactlyInAnyOrderElementsOf(
                        new java.util.TreeSet<>(AreaCodes.all().values()));
    }

    /** "Los Angeles, CA", "California", "Washington D.C."; nothing for "Ontario", "United States" and toll-free codes. */
    private static Optional<String> state(String areaCode) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        PhoneNumberOfflineGeocoder geocoder = PhoneNumberOfflineGeocoder.getInstance();
        try {
            var number = numbers.parse("+1" + areaCode + "5550123", null);
            String place = geocoder.getDescriptionForValidNumber(number, Locale.ENGLISH);
            String region = numbers.getRegionCodeForNumber(number);
            if (place.isEmpty() && region != null && !region.equals("US")) {
                place = Locale.of("", region).getDisplayCountry(Locale.ENGLISH);
            }
            String last = place.substring(place.lastIndexOf(", ") < 0 ? 0 : place.lastIndexOf(", ") + 2);
            return STATES.containsValue(last) ? Optional.of(last) : Optional.ofNullable(STATES.get(last));
        } catch (NumberParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
