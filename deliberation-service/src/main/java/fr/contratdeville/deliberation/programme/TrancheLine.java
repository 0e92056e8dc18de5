package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The members of an action of a tranche that this service reads; others are ignored. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrancheLine(UUID id, String title, Carrier carrier) {

    /** The carrier: the body that runs the action. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Carrier(UUID id, String name, @Nullable String acronym) {}

    /** One page of the lines. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Page(List<TrancheLine> items, @Nullable String next) {}
}
