package io.portwarden;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The program as it stands at https://portal.acme.example, where a person may have three passkeys. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "portwarden.public-url=https://portal.acme.example",
            "portwarden.portal.other-hosts=localhost",
            "portwarden.passkeys.per-person=3"
        })
public @interface PublicPortal {}
