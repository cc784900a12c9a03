/**
 * Shadows: a draft or another version is evaluated beside the live one on real calls, without
 * anybody noticing, to learn where it would decide otherwise.
 *
 * <p>{@link io.winnow.shadow.Shadows} is the door.
 */
package io.winnow.shadow;
