package io.portwarden.order.api;

import com.fasterxml.jackson.databind.JavaType;
import io.portwarden.shared.api.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Describes the members of refused moves with those that every problem has, for the OpenAPI document. */
@Component
class RefusedMoveSchema implements ModelConverter {

    @Override
    @SuppressWarnings("rawtypes") // the library's own
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        @Nullable Schema resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        @Nullable
        Schema problem = isProblem(type) ? context.getDefinedModels().get(Problem.class.getSimpleName()) : null;
        if (problem != null && !problem.getProperties().containsKey("code")) {
            for (RecordComponent member : RefusedMoveMembers.class.getRecordComponents()) {
                problem.addProperty(member.getName(), context.resolve(described(member)));
            }
        }
        return resolved;
    }

    private static boolean isProblem(AnnotatedType type) {
        JavaType java = Json.mapper().constructType(type.getType());
        return java != null && java.hasRawClass(Problem.class);
    }

    private static AnnotatedType described(RecordComponent member) {
        return new AnnotatedType(member.getGenericType())
                .ctxAnnotations(member.getAccessor().getAnnotations())
                .propertyName(member.getName())
                .schemaProperty(true)
                .resolveAsRef(true);
    }
}
