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
                for (int member : group.members()) {
                    parent[root(parent, member)] = root(parent, first);
                }
            }
        }
        Map<Integer, List<Integer>> blocks = new LinkedHashMap<>();
        for (int person = 0; person < parent.length; person++) {
            int root = root(parent, person);
            List<Integer> block = blocks.get(root);
            if (block == null) {
                block = new ArrayList<>();
                blocks.put(root, block);
            }
            block.add(person);
        }
        List<List<Integer>> several = new ArrayList<>();
        for (List<Integer> block : blocks.values()) {
            if (block.size() > 1) {
                several.add(block);
            }
        }
        return several;
    }

    private static int root(int[] parent, int person) {
        int at = person;
        while (parent[at] != at) {
            at = parent[at];
        }
        return at;
    }
}
