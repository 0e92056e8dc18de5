package fr.contratdeville.conventions.request;

import fr.contratdeville.conventions.problem.HttpProblem;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Refuses a body that announces no length once more than one mebibyte of it is read, one that is cut off, and one that is
 * not UTF-8 (RFC 8259). Jackson alone reads UTF-16 and UTF-32 too, and takes an overlong sequence for the character
 * that it would hide.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class BodyLimit implements ReaderInterceptor {
    private static final char BYTE_ORDER_MARK = '\ufeff';

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        var body = read(context);
        if (body.length > HttpFilters.LARGEST_BODY) {
            throw HttpProblem.BODY_TOO_LARGE.refusal();
        }
        if (!isText(body)) {
            throw HttpProblem.MALFORMED_REQUEST.refusal();
        }
        context.setInputStream(new ByteArrayInputStream(body));
        return context.proceed();
    }

    private static byte[] read(ReaderInterceptorContext context) {
        try {
            return context.getInputStream().readNBytes(HttpFilters.LARGEST_BODY + 1);
        } catch (IOException cutOff) {
            // Its connection was closed, which is no fault of this service.
            throw HttpProblem.MALFORMED_REQUEST.refusal();
        }
    }

    /** Without U+0000, which no JSON contains: where it is, Jackson guesses another encoding. */
    private static boolean isText(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.chars().noneMatch(character -> character == 0)
                    && (text.isEmpty() || text.charAt(0) != BYTE_ORDER_MARK);
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
