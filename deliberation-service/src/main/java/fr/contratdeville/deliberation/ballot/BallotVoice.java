package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Voice;
import jakarta.persistence.Embeddable;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A voice in a ballot, and who cast or casts it. */
@Embeddable
@Schema(name = "Voice", examples = """
        {"principalId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "holderId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97"}""")
public record BallotVoice(
        @Schema(description = "The member whose voice it is.")
        UUID principalId,

        @Schema(description = "The member himself, or who holds his proxy (rule P6).")
        UUID holderId) {

    static BallotVoice of(Voice voice) {
        return new BallotVoice(voice.principal(), voice.holder());
    }

    Voice voice() {
        return new Voice(principalId, holderId);
    }
}
