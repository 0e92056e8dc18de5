package fr.contratdeville.deliberation.law;

import java.time.Instant;
import java.util.UUID;

/**
 * A member comes in or goes out.
 *
 * @param in whether he comes in
 * @param at the instant from which he is there, or not there any more
 */
public record Movement(UUID member, boolean in, Instant at) {}
