package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.Direction;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A vote against or an abstention that the minutes of an ordinary ballot record with a name. */
@Embeddable
@Schema(examples = """
        {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "direction": "ABSTENTION"}""")
public record NamedVote(
        UUID memberId, @Enumerated(EnumType.STRING) Direction direction) {}
