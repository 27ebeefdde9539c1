package vn.phoihop.sample;

import vn.phoihop.access.Role;

/**
 * An account to try the sample with.
 *
 * @param name an office, since persons are not invented here
 * @param unit code of the unit; empty for who administers the installation
 */
public record SampleAccount(String login, String name, Role role, String unit, String password) {}
