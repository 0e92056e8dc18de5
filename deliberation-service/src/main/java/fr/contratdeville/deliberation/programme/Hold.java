package fr.contratdeville.deliberation.programme;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.LocalDate;
import java.util.UUID;

/** The item of an agenda for which programme-service holds a version of a tranche, as sent there. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Hold(UUID itemId, String itemTitle, LocalDate sessionDay, int version, String digest) {}
