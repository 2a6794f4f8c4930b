namespace Kubewright.Runtime;

/// <summary>How many steps the rules of one object may take together.</summary>
internal sealed class CelBudget
{
    private const int MostSteps = 1_000_000;

    private int _left = MostSteps;

    /// <summary>Takes steps.</summary>
    /// <exception cref="CelBudgetException">There are not that many left.</exception>
    public void Spend(int steps)
    {
        if ((_left -= steps) < 0)
        {
            throw new CelBudgetException();
        }
    }
}
