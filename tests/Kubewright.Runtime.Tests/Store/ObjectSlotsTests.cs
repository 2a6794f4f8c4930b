namespace Kubewright.Runtime.Tests;

public sealed class ObjectSlotsTests
{
    [Theory]
    [InlineData(1, 3, 200)]
    [InlineData(2, 40, 30)]
    [InlineData(3, 400, 2)]
    public void Slots_AfterManyChanges_HoldWhatADictionaryHolds(int seed, int families, int size)
    {
        var random = new Random(seed);
        var (slots, expected) = (new ObjectSlots(), new Dictionary<ObjectKey, IKubernetesObject>());
        for (var i = 0; i < 20_000; i++)
        {
            // In long runs, so that the table also shrinks and is refilled.
            var isGoing = random.Next(100) < (i / 2_500 % 2 == 0 ? 30 : 70);
            var pod = PodOf(random.Next(families), random.Next(size));
            var key = ObjectKey.Of(pod);
            var present = slots.Find(key, out var place);
            Assert.Same(expected.GetValueOrDefault(key), present);
            slots.Put(place, isGoing ? null : pod);
            if (isGoing)
            {
                expected.Remove(key);
            }
            else
            {
                expected[key] = pod;
            }
        }

        Assert.Equal(expected.Count, slots.Count);
        Assert.True(expected.Values.ToHashSet(ReferenceEqualityComparer.Instance).SetEquals(slots.Objects));
        Assert.All(expected, entry => Assert.Same(entry.Value, slots.Find(entry.Key, out _)));
    }

    [Fact]
    public void Find_NamesOfOneHash_TellsThemApart()
    {
        // Of the names of events the last digits count alone.
        var slots = new ObjectSlots();
        Event[] events = [.. Enumerable.Range(0, 9).Select(static i => new Event($"web.{i}000000012345678") { Namespace = "default", InvolvedObject = new ObjectReference() })];
        Assert.Single(events.Select(static item => ObjectKey.Of(item).GetHashCode()).Distinct());
        foreach (var item in events)
        {
            Put(slots, item);
        }

        // Those in the middle go first, so that the way to the last leads over what they leave behind.
        foreach (var gone in new[] { 4, 3, 7, 0 })
        {
            slots.Find(ObjectKey.Of(events[gone]), out var place);
            slots.Put(place, null);
            Assert.Null(slots.Find(ObjectKey.Of(events[gone]), out _));
            Assert.Same(events[8], slots.Find(ObjectKey.Of(events[8]), out _));
        }

        Put(slots, events[3]);
        Assert.Equal([1, 2, 3, 5, 6, 8], Enumerable.Range(0, 9).Where(i => slots.Find(ObjectKey.Of(events[i]), out _) is not null));
        Assert.Equal(6, slots.Count);
    }

    [Fact]
    public void Find_WithoutANamespace_MeansTheDefaultOne()
    {
        var slots = new ObjectSlots();
        Put(slots, new Pod("bare") { Containers = [] });

        Assert.NotNull(slots.Find(new ObjectKey(nameof(Pod), "default", "bare"), out _));
        Assert.Null(slots.Find(new ObjectKey(nameof(Pod), "other", "bare"), out _));
    }

    [Fact]
    public async Task Find_WhileOthersComeAndGo_FindsWhatStays()
    {
        var slots = new ObjectSlots();
        Pod[] staying = [.. Enumerable.Range(0, 100).Select(static i => PodOf(0, i))];
        foreach (var pod in staying)
        {
            Put(slots, pod);
        }

        var isDone = false;
        var reader = Task.Run(() =>
        {
            var rounds = 0;
            for (; !Volatile.Read(ref isDone) || rounds == 0; rounds++)
            {
                foreach (var pod in staying)
                {
                    Assert.Same(pod, slots.Find(ObjectKey.Of(pod), out _));
                }

                Assert.Equal(staying.Length, slots.Objects.Intersect<object>(staying, ReferenceEqualityComparer.Instance).Count());
            }
        });
        for (var i = 0; i < 100_000; i++)
        {
            var pod = PodOf(1 + (i % 7), i % 311);
            slots.Find(ObjectKey.Of(pod), out var place);
            slots.Put(place, i / 1_000 % 2 == 0 ? pod : null);
        }

        Volatile.Write(ref isDone, true);
        await reader;
    }

    private static Pod PodOf(int family, int ordinal) => new($"set{(char)('a' + (family % 26))}{family}-{ordinal}") { Namespace = "default", Containers = [] };

    private static void Put(ObjectSlots slots, IKubernetesObject obj)
    {
        Assert.Null(slots.Find(ObjectKey.Of(obj), out var place));
        slots.Put(place, obj);
    }
}
