package fr.contratdeville.deliberation.refusal;

import fr.contratdeville.conventions.problem.Reasons;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Gives the reasons of this service to what answers with them. */
class ReasonsProducer {
    /** What each unique constraint of the database stands for. One that is missing here is a fault of this service. */
    private static final Map<String, fr.contratdeville.conventions.refusal.Reason> CONSTRAINTS = Map.ofEntries(
            Map.entry("assembly_name_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("act_number_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("subject_is_one_member", CommonReason.ALREADY_EXISTS),
            Map.entry("one_second_session", CommonReason.ALREADY_EXISTS),
            Map.entry("first_agenda_item_comes_once", CommonReason.ALREADY_EXISTS),
            Map.entry("tranche_version_is_on_one_agenda", Reason.TRANCHE_ALREADY_LISTED));

    @Produces
    @Singleton
    Reasons reasons() {
        return new Reasons(List.of(Reason.values()), CONSTRAINTS);
    }
}
