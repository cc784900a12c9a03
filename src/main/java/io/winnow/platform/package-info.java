/**
 * What every feature stands on: problems, JSON, clock, the embedded database, start-up.
 *
 * <p>Usable by all but {@code core}. Only here is the system clock read.
 */
package io.winnow.platform;
