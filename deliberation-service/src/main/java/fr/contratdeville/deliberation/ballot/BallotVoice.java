package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Voice;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A voice in a ballot: the member it belongs to, and the member who casts it. */
@Embeddable
@Schema(name = "Voice", examples = """
        {"principalId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97"}""")
public record BallotVoice(
        @Schema(description = "The member whose voice it is.")
        UUID principalId,

        @Schema(
                description =
                        "The member who casts it: the same member, or the holder of the member's proxy " + "(rule P6).")
        UUID holderId) {

    static BallotVoice of(Voice voice) {
        return new BallotVoice(voice.principal(), voice.holder());
    }

    Voice voice() {
        return new Voice(principalId, holderId);
    }
}
