/**
 * Drafts of rule sets: files that people edit, until they are approved and published as a version.
 *
 * <p>{@link io.winnow.draft.Drafts} is the door.
 */
package io.winnow.draft;
