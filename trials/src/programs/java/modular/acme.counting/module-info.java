/** A module of a user, which knows nothing of the checker. */
module acme.counting {}
