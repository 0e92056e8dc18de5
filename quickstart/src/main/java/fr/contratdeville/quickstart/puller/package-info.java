/**
 * A funder's system, as small as possible: a starting point for a funder. It uses only the public API, and nothing of the
 * suite.
 */
@org.jspecify.annotations.NullMarked
package fr.contratdeville.quickstart.puller;
