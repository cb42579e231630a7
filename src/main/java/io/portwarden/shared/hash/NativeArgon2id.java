package io.portwarden.shared.hash;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.util.Strings;
import org.jspecify.annotations.Nullable;

/**
 * Argon2id by its reference implementation in C, which the system has as {@code libargon2}. It clears the memory of a hash
 * before it gives it back; what is handed to it is cleared here.
 *
 * <p>The JDK calls it by its foreign functions, which Java 21, for which the program is compiled, has as a preview only: so
 * they are looked up by name, once.
 */
final class NativeArgon2id {

    private static final int FOREIGN_FUNCTIONS_SINCE = 22;

    /** Where a size of C is a long of Java, and where it is tried. */
    private static final Set<String> ARCHITECTURES = Set.of("amd64", "x86_64", "aarch64");

    /** As Linux, macOS and Homebrew have it. */
    private static final List<String> LIBRARIES =
            List.of("libargon2.so.1", "libargon2.1.dylib", "/opt/homebrew/lib/libargon2.1.dylib");

    /** Of the reference implementation's own tests, with little memory, so that it costs a start nothing. */
    private static final String KNOWN_HASH =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private static final String KNOWN_SECRET = "password";

    private static final int OK = 0;
    private static final int MISMATCH = -35;

    private static final MethodType HASH = MethodType.methodType(
            int.class,
            List.of(
                    int.class,
                    int.class,
                    int.class,
                    ByteBuffer.class,
                    long.class,
                    ByteBuffer.class,
                    long.class,
                    long.class,
                    ByteBuffer.class,
                    long.class));

    private static final MethodType VERIFY =
            MethodType.methodType(int.class, List.of(ByteBuffer.class, ByteBuffer.class, long.class));

    private final String library;
    private final MethodHandle hash;
    private final MethodHandle verify;

    private NativeArgon2id(String library, MethodHandle hash, MethodHandle verify) {
        this.library = library;
        this.hash = hash;
        this.verify = verify;
    }

    /** @throws NotLoadedException saying why, to whoever can do something about it */
    static NativeArgon2id load() throws NotLoadedException {
        int java = Runtime.version().feature();
        if (java < FOREIGN_FUNCTIONS_SINCE) {
            throw new NotLoadedException("Java " + java + " cannot call it, " + FOREIGN_FUNCTIONS_SINCE + " can", null);
        }
        String architecture = System.getProperty("os.arch", "");
        if (!ARCHITECTURES.contains(architecture)) {
            throw new NotLoadedException("it was never tried on " + architecture, null);
        }
        try {
            Foreign foreign = new Foreign();
            for (String library : LIBRARIES) {
                Optional<Object> found = foreign.library(library);
                if (found.isPresent()) {
                    return new NativeArgon2id(
                                    library,
                                    foreign.function(found.get(), "argon2id_hash_encoded", HASH),
                                    foreign.function(found.get(), "argon2id_verify", VERIFY))
                            .tried();
                }
            }
        } catch (InvocationTargetException e) {
            throw new NotLoadedException("it does not load: " + e.getCause(), e);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            throw new NotLoadedException("it does not load: " + e, e);
        }
        throw new NotLoadedException("it is not installed (libargon2-1, on Debian and Ubuntu)", null);
    }

    /** What it says of a hash that is known. */
    private NativeArgon2id tried() throws NotLoadedException {
        if (verify(KNOWN_HASH, KNOWN_SECRET).orElse(false)
                && !verify(KNOWN_HASH, KNOWN_SECRET + "s").orElse(true)) {
            return this;
        }
        throw new NotLoadedException("it computes something else", null);
    }

    String name() {
        return library;
    }

    /** In the usual form, or nothing if it could not be done: for want of memory, as a rule. */
    Optional<String> hash(int passes, int memoryKib, int lanes, String secret, byte[] salt, int length) {
        // Room for names, parameters and the zero at the end; Base64 takes four characters for three bytes.
        ByteBuffer text = ByteBuffer.allocateDirect(64 + 2 * (salt.length + length));
        ByteBuffer salted = ByteBuffer.allocateDirect(salt.length).put(salt).flip();
        ByteBuffer plain = plain(secret);
        try {
            int code = (int) hash.invokeExact(
                    passes,
                    memoryKib,
                    lanes,
                    plain,
                    (long) plain.limit(),
                    salted,
                    (long) salt.length,
                    (long) length,
                    text,
                    (long) text.capacity());
            return code == OK ? Optional.of(textIn(text)) : Optional.empty();
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("libargon2 cannot be called", e);
        } finally {
            clear(plain);
        }
    }

    /** Whether this was hashed; nothing if that could not be found out, as when the text is no hash. */
    Optional<Boolean> verify(String text, String secret) {
        if (text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        byte[] characters = text.getBytes(StandardCharsets.UTF_8);
        // What is left stays zero, which ends it.
        ByteBuffer hashed =
                ByteBuffer.allocateDirect(characters.length + 1).put(characters).rewind();
        ByteBuffer plain = plain(secret);
        try {
            return switch ((int) verify.invokeExact(hashed, plain, (long) plain.limit())) {
                case OK -> Optional.of(true);
                case MISMATCH -> Optional.of(false);
                default -> Optional.empty();
            };
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("libargon2 cannot be called", e);
        } finally {
            clear(plain);
        }
    }

    /** In the same bytes as Bouncy Castle makes of it. */
    static ByteBuffer plain(String secret) {
        byte[] bytes = Strings.toUTF8ByteArray(secret.toCharArray());
        try {
            return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    static void clear(ByteBuffer plain) {
        plain.clear();
        while (plain.hasRemaining()) {
            plain.put((byte) 0);
        }
    }

    private static String textIn(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.capacity()];
        buffer.get(0, bytes);
        int length = 0;
        while (bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    /** Why it is done without. */
    static final class NotLoadedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotLoadedException(String reason, @Nullable Throwable cause) {
            super(reason, cause);
        }
    }

    /** What is needed of {@code java.lang.foreign}. */
    private static final class Foreign {

        private final Class<?> segment = named("MemorySegment");
        private final Class<?> layout = named("MemoryLayout");
        private final Class<?> lookup = named("SymbolLookup");
        private final Class<?> option = named("Linker$Option");
        private final Class<?> descriptor = named("FunctionDescriptor");
        private final Class<?> arena = named("Arena");
        private final Method of = descriptor.getMethod("of", layout, layout.arrayType());
        private final Method find = lookup.getMethod("find", String.class);
        private final Method libraryLookup = lookup.getMethod("libraryLookup", String.class, arena);
        private final Method downcall =
                named("Linker").getMethod("downcallHandle", segment, descriptor, option.arrayType());
        private final Object linker = named("Linker").getMethod("nativeLinker").invoke(null);
        private final Object always = arena.getMethod("global").invoke(null);
        private final MethodHandle segmentOf = MethodHandles.publicLookup()
                .findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));

        private Foreign() throws ReflectiveOperationException {}

        private static Class<?> named(String name) throws ClassNotFoundException {
            return Class.forName("java.lang.foreign." + name);
        }

        Optional<Object> library(String name) throws ReflectiveOperationException {
            try {
                return Optional.of(libraryLookup.invoke(null, name, always));
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IllegalArgumentException notThere) {
                    return Optional.empty();
                }
                throw e;
            }
        }

        /** A function of C that takes buffers where C takes addresses. */
        MethodHandle function(Object library, String name, MethodType type) throws ReflectiveOperationException {
            Object address = ((Optional<?>) find.invoke(library, name)).orElseThrow();
            Object parameters = Array.newInstance(layout, type.parameterCount());
            for (int i = 0; i < type.parameterCount(); i++) {
                Array.set(parameters, i, layoutOf(type.parameterType(i)));
            }
            Object described = of.invoke(null, layoutOf(type.returnType()), parameters);
            MethodHandle function =
                    (MethodHandle) downcall.invoke(linker, address, described, Array.newInstance(option, 0));
            for (int i = 0; i < type.parameterCount(); i++) {
                if (type.parameterType(i) == ByteBuffer.class) {
                    function = MethodHandles.filterArguments(function, i, segmentOf);
                }
            }
            return function.asType(type);
        }

        private static Object layoutOf(Class<?> type) throws ReflectiveOperationException {
            String name = type == int.class ? "JAVA_INT" : type == long.class ? "JAVA_LONG" : "ADDRESS";
            return named("ValueLayout").getField(name).get(null);
        }
    }
}
