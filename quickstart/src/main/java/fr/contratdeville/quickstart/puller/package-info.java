/**
 * A funder's system, as small as it can be: what a funder could start from. It uses the public API alone, and nothing of the
 * suite.
 */
@org.jspecify.annotations.NullMarked
package fr.contratdeville.quickstart.puller;
