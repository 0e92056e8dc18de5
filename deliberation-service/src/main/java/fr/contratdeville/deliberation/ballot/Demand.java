package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.law.BallotForm;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** A member requested a form of ballot (rules V6 and V7). */
@Embeddable
record Demand(UUID memberId, @Enumerated(EnumType.STRING) BallotForm form) {}
