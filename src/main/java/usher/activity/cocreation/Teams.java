package usher.activity.cocreation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import usher.core.Change;
import usher.core.House;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// The rules of groups, and who belongs to an owner.
final class Teams {
    private Teams() {}

    /// Makes a group and goes in; by somebody who is in it, gives it another name and colour.
    static Step<Change<CocreationState, Kind.None>> form(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.FormGroup form, Stamp stamp) {
        int ticket = stamp.by().ticket();
        Groups groups = spot.state().groups();
        Group known = groups.group(form.group());
        boolean isOwn = known != null && groups.of(ticket).equals(form.group());
        String name = form.name().strip();
        Refused fault = isOwn ? open(spot) : forming(spot, stamp);
        fault = fault == null ? fault(form.group(), name, form.colour()) : fault;
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        if (groups.isNameTaken(name, form.group())) {
            return Step.refused("group-name-taken", name);
        }
        if (known != null) {
            return isOwn
                    ? changed(spot, groups.with(known.named(name, form.colour())), members(known, ticket))
                    : Step.refused("group-unknown");
        }
        return groups.all().size() >= Groups.GROUPS_MAX
                ? Step.refused("groups-full", Groups.GROUPS_MAX)
                : seat(spot, new Group(form.group(), name, form.colour(), TreePVector.empty()), ticket);
    }

    static Step<Change<CocreationState, Kind.None>> join(
            Spot<Round, CocreationState, Kind.None> spot, String id, Stamp stamp) {
        int ticket = stamp.by().ticket();
        Groups groups = spot.state().groups();
        Group group = groups.group(id);
        boolean stays = groups.of(ticket).isEmpty() || groups.of(ticket).equals(id);
        Refused fault = stays ? open(spot) : forming(spot, stamp);
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        if (group == null) {
            return Step.refused("group-unknown");
        }
        if (group.members().contains(ticket)) {
            return changed(spot, groups, Set.of());
        }
        return group.members().size() >= spot.plan().groupMax()
                ? Step.refused("group-full", spot.plan().groupMax())
                : seat(spot, group, ticket);
    }

    static Step<Change<CocreationState, Kind.None>> leave(Spot<Round, CocreationState, Kind.None> spot, Stamp stamp) {
        int ticket = stamp.by().ticket();
        Groups groups = spot.state().groups();
        Group group = groups.group(groups.of(ticket));
        if (group == null) {
            return changed(spot, groups, Set.of());
        }
        Refused fault = forming(spot, stamp);
        return fault == null
                ? changed(spot, groups.left(ticket, hasWork(spot, group.id())), members(group, ticket))
                : new Step.Not<>(fault);
    }

    /// Until when groups are made, left and changed, 0 before the start.
    static long endsMs(Spot<Round, CocreationState, Kind.None> spot) {
        long startedMs = spot.state().startedMs();
        return startedMs == 0 ? 0 : startedMs + spot.plan().groupMinutes() * Clock.MINUTE_MS;
    }

    /// Those who belong to a work's owner now.
    static List<Integer> people(Spot<Round, CocreationState, Kind.None> spot, Owner owner) {
        if (owner.isTable()) {
            return spot.house().tables().getOrDefault(owner.table(), List.of());
        }
        Group group = spot.state().groups().group(owner.group());
        return group == null
                ? List.of(owner.ticket()).stream().filter(ticket -> ticket > 0).toList()
                : group.members();
    }

    /// What a table or group is called, empty for a person.
    static String name(CocreationState state, Owner owner) {
        Group group = state.groups().group(owner.group());
        if (group == null) {
            return owner.table();
        }
        return state.desk().holds(Looks.nameOf(group)) ? Looks.veiled(state, group) : group.name();
    }

    /// The group's place in the palette, -1 where it is none.
    static int colour(CocreationState state, Owner owner) {
        Group group = state.groups().group(owner.group());
        return group == null ? -1 : group.colour();
    }

    /// Whose phones show this owner's work.
    static Set<Integer> phones(Spot<Round, CocreationState, Kind.None> spot, Owner owner, int ticket) {
        Set<Integer> phones = new HashSet<>(Set.of(ticket));
        if (owner.isTable()) {
            everybodyAt(spot.house(), owner.table(), phones);
        } else {
            phones.addAll(people(spot, owner));
        }
        return phones;
    }

    private static void everybodyAt(House house, String table, Set<Integer> phones) {
        house.guests().values().stream()
                .filter(guest -> guest.table().equals(table))
                .forEach(guest -> phones.add(guest.ticket()));
    }

    private static Step<Change<CocreationState, Kind.None>> seat(
            Spot<Round, CocreationState, Kind.None> spot, Group group, int ticket) {
        Groups groups = spot.state().groups();
        Group before = groups.group(groups.of(ticket));
        Set<Integer> touched = new HashSet<>(members(group, ticket));
        if (before != null) {
            touched.addAll(before.members());
        }
        boolean keeps = before != null && hasWork(spot, before.id());
        return changed(spot, groups.seated(ticket, group, keeps), touched);
    }

    private static Step<Change<CocreationState, Kind.None>> changed(
            Spot<Round, CocreationState, Kind.None> spot, Groups groups, Set<Integer> tickets) {
        return Cocreation.only(spot, spot.state().with(groups), tickets);
    }

    private static Set<Integer> members(Group group, int ticket) {
        Set<Integer> members = new HashSet<>(group.members());
        members.add(ticket);
        return members;
    }

    private static boolean hasWork(Spot<Round, CocreationState, Kind.None> spot, String group) {
        return spot.state().work(Owner.group(group).id()) != null;
    }

    private static @Nullable Refused open(Spot<Round, CocreationState, Kind.None> spot) {
        if (!spot.plan().byGroup()) {
            return Refused.of("no-groups");
        }
        return switch (spot.state().phase()) {
            case Phase.Ready _ -> Refused.of("works-not-open");
            case Phase.Open _ -> null;
            case Phase.Closed _, Phase.Gallery _, Phase.Vote _, Phase.Counted _, Phase.Podium _ ->
                Refused.of("works-closed");
        };
    }

    private static @Nullable Refused forming(Spot<Round, CocreationState, Kind.None> spot, Stamp stamp) {
        Refused fault = open(spot);
        return fault == null && stamp.timeMs() > endsMs(spot) ? Refused.of("groups-closed") : fault;
    }

    private static @Nullable Refused fault(String id, String name, int colour) {
        if (!Owner.isKey(id) || colour < 0 || colour >= Group.COLOURS) {
            return Refused.of("group-unknown");
        }
        if (name.isEmpty() || name.chars().allMatch(Character::isDigit)) {
            return Refused.of("group-name");
        }
        return name.length() > Group.NAME_MAX ? Refused.of("text-too-long", Group.NAME_MAX) : null;
    }
}
