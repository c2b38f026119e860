package qadam.shared;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** A part of a group that is attempted as one: somebody's own work, or all items that came for the same {@link GroupWork}. */
final class Batch {
    private final List<Task<?>> tasks;

    private Batch(List<Task<?>> tasks) {
        this.tasks = tasks;
    }

    /** What one asker brings to a work of the group. */
    record Item<I, O>(GroupWork<I, O> work, I what) {
    }

    /** In the order in which the first of each came. */
    static List<Batch> of(List<Task<?>> group) {
        List<Batch> batches = new ArrayList<>();
        Map<GroupWork<?, ?>, Batch> common = new IdentityHashMap<>();
        for (Task<?> task : group) {
            if (task.item() == null) {
                batches.add(new Batch(List.of(task)));
            } else {
                common.computeIfAbsent(task.item().work(), work -> begun(batches)).tasks.add(task);
            }
        }
        return batches;
    }

    private static Batch begun(List<Batch> batches) {
        Batch fresh = new Batch(new ArrayList<>());
        batches.add(fresh);
        return fresh;
    }

    boolean isSingle() {
        return tasks.size() == 1;
    }

    /** Two smaller ones, to find the one that does not go. */
    List<Batch> halves() {
        int half = tasks.size() / 2;
        return List.of(new Batch(tasks.subList(0, half)), new Batch(tasks.subList(half, tasks.size())));
    }

    void attempt(Handle handle) throws Exception {
        Task<?> first = tasks.getFirst();
        if (first.item() == null) {
            first.attempt(handle);
        } else {
            together(handle, first.item());
        }
    }

    @SuppressWarnings("unchecked")   // all tasks of a batch carry items of the same work
    private <I, O> void together(Handle handle, Item<I, O> like) throws Exception {
        List<I> items = new ArrayList<>(tasks.size());
        for (Task<?> task : tasks) {
            items.add((I) task.item().what());
        }
        List<Outcome<O>> outcomes = like.work().in(handle, items);
        for (int i = 0; i < tasks.size(); i++) {
            ((Task<O>) tasks.get(i)).came(outcomes.get(i));
        }
    }

    void succeed() {
        tasks.forEach(Task::succeed);
    }

    void fail(Throwable failure) {
        tasks.forEach(task -> task.fail(failure));
    }
}
