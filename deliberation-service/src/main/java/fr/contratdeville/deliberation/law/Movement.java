package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.UUID;

/**
 * An arrival or a departure of a member.
 *
 * @param in whether it is an arrival
 * @param at the instant from which the member is present, or absent
 */
public record Movement(UUID member, boolean in, Instant at) {}
