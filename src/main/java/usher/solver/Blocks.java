package usher.solver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// People who must sit together, through one rule or several: A with B and B with C makes one block of three.
final class Blocks {
    private Blocks() {}

    static List<List<Integer>> of(int people, List<Cases.Case> together) {
        int[] parent = new int[people];
        for (int person = 0; person < parent.length; person++) {
            parent[person] = person;
        }
        for (Cases.Case one : together) {
            for (Group group : one.groups()) {
                int first = group.members().getFirst();
                group.members().forEach(member -> parent[root(parent, member)] = root(parent, first));
            }
        }
        Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
        for (int person = 0; person < parent.length; person++) {
            blocks.computeIfAbsent(root(parent, person), any -> new ArrayList<>())
                    .add(person);
        }
        return blocks.values().stream().filter(block -> block.size() > 1).toList();
    }

    private static int root(int[] parent, int person) {
        int at = person;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
