package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this service reads of an action in a tranche; whatever else comes with it is not looked at. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrancheLine(UUID id, String title, Carrier carrier) {

    /** The body that carries the action. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Carrier(UUID id, String name, @Nullable String acronym) {}

    /** One page of the lines. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<TrancheLine> items, @Nullable String next) {}
}
