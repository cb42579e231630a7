FROM eclipse-temurin:25-jdk AS build
# For mvnw to fetch Maven with: the image has neither curl nor wget.
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY frontend frontend
COPY src/main src/main
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw -B -ntp -DskipTests package \
    && java -Djarmode=tools -jar target/portwarden.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:25-jre
# By which PINs and passwords are hashed: a library of the system, so that nothing has to be unpacked where it may be run.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libargon2-1 \
    && rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 portwarden \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin portwarden \
    && install --directory --owner=10001 --group=10001 /var/lib/portwarden
WORKDIR /app
COPY --chmod=755 docker/healthcheck.sh ./
# What changes least comes first, so that a new version is a small download.
COPY --from=build /build/layers/dependencies/ ./
COPY --from=build /build/layers/spring-boot-loader/ ./
COPY --from=build /build/layers/snapshot-dependencies/ ./
COPY --from=build /build/layers/application/ ./
USER 10001:10001
# No core dump: a PIN that is being checked stands in memory.
# A hash takes 19 MiB outside the heap, two for each processor at the most; of these, what is free again goes back only where C's
# malloc has few pools (docs/measurements.md).
ENV MALLOC_ARENA_MAX=2
ENV JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError -XX:-CreateCoredumpOnCrash"
EXPOSE 8080
# Without --start-interval, which engines before 25 do not know.
HEALTHCHECK --interval=5s --timeout=3s --start-period=180s \
    CMD ["/app/healthcheck.sh"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "org.springframework.boot.loader.launch.JarLauncher"]
