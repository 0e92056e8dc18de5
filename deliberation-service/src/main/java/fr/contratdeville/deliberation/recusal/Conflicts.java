package fr.contratdeville.deliberation.recusal;

import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.interest.Interests;
import fr.contratdeville.deliberation.programme.TrancheLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** Looks for the interests of the members in exercise among the carriers of a tranche. */
@ApplicationScoped
@Transactional
public class Conflicts {
    private final Mandates mandates;
    private final Interests interests;

    Conflicts(Mandates mandates, Interests interests) {
        this.mandates = mandates;
        this.interests = interests;
    }

    /** What is proposed for an item that is about a tranche with these lines. */
    public RecusalProposals propose(Sitting sitting, UUID itemId, UUID trancheId, List<TrancheLine> lines) {
        var members = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        return RecusalProposals.of(itemId, trancheId, sitting.regime(), lines, interests.of(members, sitting.heldOn()));
    }
}
