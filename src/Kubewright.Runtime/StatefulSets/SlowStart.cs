namespace Kubewright.Runtime;

/// <summary>
/// The batches in which a parallel set's pods are worked off (SS-088): 1, 2, 4, … up to 500 at once. A batch is finished
/// whatever fails in it; the next one is begun only when nothing did.
/// </summary>
internal static class SlowStart
{
    private const int Largest = 500;

    /// <summary>How many items the batches hold that double in size: 1 + 2 + … + 256.</summary>
    private const int Doubling = 511;

    /// <summary>The batch, from 0, that the item at <paramref name="index"/> belongs to.</summary>
    public static int BatchOf(int index) =>
        index < Doubling ? int.Log2(index + 1) : 9 + ((index - Doubling) / Largest);
}
