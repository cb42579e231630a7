package io.portwarden.people.scim.api;

import io.portwarden.people.EmailAddress;
import io.portwarden.people.scim.Directory;
import io.portwarden.people.scim.DirectoryPeople;
import io.portwarden.people.scim.DirectoryPerson;
import io.portwarden.people.scim.ScimRefusedException;
import io.portwarden.people.scim.ScimRefusedException.Type;
import io.portwarden.people.scim.Wanted;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where directories say who an organization's people are (RFC 7644). It is no part of the carriers' API and its document. */
@Hidden
@RestController
@RequestMapping("/scim/v2")
class ScimController {

    static final int HIGHEST_COUNT = 200;

    private static final int USUAL_COUNT = 100;

    private static final Set<String> PARAMETERS =
            Set.of("filter", "startIndex", "count", "attributes", "excludedAttributes", "sortBy", "sortOrder");

    /** Entra ID's flags of its own behaviour, which stand in the address that an admin gives it. */
    private static final Pattern FLAGS = Pattern.compile("aadOptscim\\d+");

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");

    private final DirectoryPeople people;

    ScimController(DirectoryPeople people) {
        this.people = people;
    }

    @GetMapping("/Users")
    ResponseEntity<byte[]> list(@AuthenticationPrincipal Directory by, HttpServletRequest request) {
        requireKnownParameters(request);
        @Nullable String filter = request.getParameter("filter");
        int start = Math.max(1, whole(request, "startIndex", 1));
        int count = Math.clamp(whole(request, "count", USUAL_COUNT), 0, HIGHEST_COUNT);
        List<DirectoryPerson> all = people.list(by, Optional.ofNullable(filter).map(FilterReader::read));
        List<Map<String, Object>> page = all.stream()
                .skip(start - 1L)
                .limit(count)
                .map(ScimController::user)
                .toList();
        return ScimAnswers.ok(ScimAnswers.list(page, all.size(), start));
    }

    @GetMapping("/Users/{id}")
    ResponseEntity<byte[]> get(@AuthenticationPrincipal Directory by, @PathVariable String id) {
        return ScimAnswers.ok(user(people.get(by, id(id))));
    }

    @PostMapping("/Users")
    ResponseEntity<byte[]> create(@AuthenticationPrincipal Directory by, HttpServletRequest request) {
        DirectoryPerson made = people.create(by, ResourceReader.read(SentObject.read(request), Optional.empty()));
        ResponseEntity<byte[]> answer = ScimAnswers.ok(user(made));
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.LOCATION, location("/Users/" + made.id()))
                .contentType(ScimAnswers.MEDIA_TYPE)
                .body(answer.getBody());
    }

    @PutMapping("/Users/{id}")
    ResponseEntity<byte[]> replace(
            @AuthenticationPrincipal Directory by, @PathVariable String id, HttpServletRequest request) {
        UUID whom = id(id);
        Wanted wanted = ResourceReader.read(SentObject.read(request), Optional.of(whom));
        return ScimAnswers.ok(user(people.change(by, whom, before -> wanted)));
    }

    @PatchMapping("/Users/{id}")
    ResponseEntity<byte[]> change(
            @AuthenticationPrincipal Directory by, @PathVariable String id, HttpServletRequest request) {
        UUID whom = id(id);
        SentObject body = SentObject.read(request);
        return ScimAnswers.ok(user(
                people.change(by, whom, before -> PatchReader.read(body, whom, new EmailAddress(before.userName())))));
    }

    @DeleteMapping("/Users/{id}")
    ResponseEntity<Void> delete(@AuthenticationPrincipal Directory by, @PathVariable String id) {
        people.delete(by, id(id));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/ServiceProviderConfig")
    ResponseEntity<byte[]> serviceProviderConfig() {
        return ScimAnswers.ok(ScimAnswers.serviceProviderConfig(location("/ServiceProviderConfig")));
    }

    @GetMapping("/ResourceTypes")
    ResponseEntity<byte[]> resourceTypes(HttpServletRequest request) {
        requireNoFilter(request);
        return ScimAnswers.ok(ScimAnswers.list(List.of(userType()), 1, 1));
    }

    @GetMapping("/ResourceTypes/User")
    ResponseEntity<byte[]> resourceType() {
        return ScimAnswers.ok(userType());
    }

    @GetMapping("/Schemas")
    ResponseEntity<byte[]> schemas(HttpServletRequest request) {
        requireNoFilter(request);
        return ScimAnswers.ok(ScimAnswers.list(List.of(userSchema()), 1, 1));
    }

    @GetMapping("/Schemas/" + SentObject.USER)
    ResponseEntity<byte[]> schema() {
        return ScimAnswers.ok(userSchema());
    }

    private static Map<String, Object> user(DirectoryPerson person) {
        return ScimAnswers.user(person, location("/Users/" + person.id()));
    }

    private static Map<String, Object> userType() {
        return ScimAnswers.userType(location("/ResourceTypes/User"));
    }

    private static Map<String, Object> userSchema() {
        return ScimAnswers.userSchema(location("/Schemas/" + SentObject.USER));
    }

    private static String location(String path) {
        return ServletUriComponentsBuilder.fromCurrentContextPath().toUriString() + "/scim/v2" + path;
    }

    private static UUID id(String text) {
        try {
            UUID id = UUID.fromString(text);
            if (id.toString().equalsIgnoreCase(text)) {
                return id;
            }
        } catch (IllegalArgumentException none) {
            // As one that nobody has.
        }
        throw ScimRefusedException.notFound();
    }

    /** A filter whose name is misspelt would list everybody. */
    private static void requireKnownParameters(HttpServletRequest request) {
        for (String name : Collections.list(request.getParameterNames())) {
            boolean known = PARAMETERS.contains(name) || FLAGS.matcher(name).matches();
            if (!known || request.getParameterValues(name).length > 1) {
                throw ScimRefusedException.bad(
                        Type.INVALID_VALUE, "There is no parameter " + WantedReader.shown(name) + ", or not twice.");
            }
        }
    }

    /** RFC 7644, section 4. */
    private static void requireNoFilter(HttpServletRequest request) {
        if (request.getParameter("filter") != null) {
            throw ScimRefusedException.forbidden("What the portal says of itself is not filtered.");
        }
    }

    private static int whole(HttpServletRequest request, String name, int usual) {
        @Nullable String text = request.getParameter(name);
        if (text == null) {
            return usual;
        }
        if (!WHOLE.matcher(text).matches()) {
            throw ScimRefusedException.bad(Type.INVALID_VALUE, name + " is a whole number.");
        }
        return Integer.parseInt(text);
    }
}
