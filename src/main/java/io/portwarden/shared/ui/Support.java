package io.portwarden.shared.ui;

import io.portwarden.shared.WrittenNumber;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * The provider's own support, for those who need more than a screen can give.
 *
 * @param url page or mailto address; http, https or mailto
 * @param phone as people write it
 */
@ConfigurationProperties("portwarden.support")
public record Support(@Nullable String url, @Nullable String phone) {

    public Support {
        url = blankAsAbsent(url);
        phone = blankAsAbsent(phone);
        if (url != null && !url.matches("(?i)(https?://|mailto:).+")) {
            throw new IllegalArgumentException("portwarden.support.url must begin with http://, https:// or mailto:");
        }
    }

    private static @Nullable String blankAsAbsent(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public Optional<URI> page() {
        return Optional.ofNullable(url).map(URI::create);
    }

    public Optional<String> telephone() {
        return Optional.ofNullable(phone);
    }

    /**
     * What a telephone is told to dial (RFC 3966): the number as it is dialled from everywhere, and the extension apart, or
     * its digits would be taken for some of the number's. Empty where no such number was given.
     */
    public Optional<String> toDial() {
        return telephone()
                .map(WrittenNumber::of)
                .flatMap(written -> written.number()
                        .map(number -> "tel:" + number.e164()
                                + (written.extension().isEmpty() ? "" : ";ext=" + written.extension())));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(Support.class)
    static class Properties {}
}
