package usher.activity.cocreation;

import org.jspecify.annotations.Nullable;
import org.pcollections.TreePMap;

/// The groups of a round by id, and who is in which.
record Groups(TreePMap<String, Group> all, TreePMap<Integer, String> seats) {
    static final int GROUPS_MAX = 500;
    static final Groups NONE = new Groups(TreePMap.empty(), TreePMap.empty());

    @Nullable
    Group group(String id) {
        return all.get(id);
    }

    /// The id of the group that somebody is in, empty for none.
    String of(int ticket) {
        return seats.getOrDefault(ticket, "");
    }

    boolean isNameTaken(String name, String exceptId) {
        return all.values().stream()
                .anyMatch(group -> group.name().equals(name) && !group.id().equals(exceptId));
    }

    Groups with(Group group) {
        return new Groups(all.plus(group.id(), group), seats);
    }

    /// Somebody goes in, out of the group before; one that this empties is gone unless it made something.
    Groups seated(int ticket, Group group, boolean keepsEmpty) {
        Groups left = of(ticket).equals(group.id()) ? this : left(ticket, keepsEmpty);
        return new Groups(left.all.plus(group.id(), group.with(ticket)), left.seats.plus(ticket, group.id()));
    }

    Groups left(int ticket, boolean keepsEmpty) {
        Group group = group(of(ticket));
        if (group == null) {
            return this;
        }
        Group rest = group.without(ticket);
        boolean stays = keepsEmpty || !rest.members().isEmpty();
        return new Groups(stays ? all.plus(rest.id(), rest) : all.minus(rest.id()), seats.minus(ticket));
    }
}
