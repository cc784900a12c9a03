/**
 * The audit log: who did what, when, to which content; append-only, each entry chained to the one
 * before.
 *
 * <p>{@link io.winnow.audit.Audit} is the door.
 */
package io.winnow.audit;
