package io.winnow.access;

import java.util.List;

/**
 * A user to be made, or what is to be changed of one.
 *
 * @param password null: as it is
 * @param roles null: as they are
 * @param disabled null: as it is
 */
public record NewUser(String password, List<String> roles, Boolean disabled) {}
