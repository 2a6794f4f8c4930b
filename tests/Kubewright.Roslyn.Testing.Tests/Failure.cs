namespace Kubewright.Roslyn.Testing.Tests;

/// <summary>Verifications that must fail, and what they must say.</summary>
internal static class Failure
{
    public static async Task OfAsync(Task verification, params string[] fragments)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(() => verification);
        foreach (var fragment in fragments)
        {
            Assert.Contains(fragment, failure.Message, StringComparison.Ordinal);
        }
    }

    public static void Of(Action verification, params string[] fragments)
    {
        var failure = Assert.Throws<VerificationException>(verification);
        foreach (var fragment in fragments)
        {
            Assert.Contains(fragment, failure.Message, StringComparison.Ordinal);
        }
    }
}
