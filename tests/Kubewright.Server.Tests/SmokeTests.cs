namespace Kubewright.Server.Tests;

/// <summary>The server is there, and lets nobody in whom it does not know.</summary>
public sealed class SmokeTests
{
    [Theory]
    [InlineData("/healthz", 200)]
    [InlineData("/version", 200)]
    [InlineData("/api/v1/pods", 401)]
    [InlineData("/openapi/v3", 401)]
    public async Task Get_WithoutCredential_IsAnsweredForHealthAndVersionOnly(string path, int code)
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Anonymous();

        using var response = await client.GetAsync(path);

        Assert.Equal(code, (int)response.StatusCode);
    }

    [Fact]
    public async Task Post_WithReadOnlyToken_IsForbidden()
    {
        await using var served = await ServedCluster.StartAsync();
        using var client = served.Client(isReadOnly: true);

        using var read = await client.GetAsync("/api/v1/pods");
        using var write = await client.PostAsync("/api/v1/namespaces", new StringContent("""{"apiVersion":"v1","kind":"Namespace","metadata":{"name":"x"}}"""));

        Assert.Equal(200, (int)read.StatusCode);
        Assert.Equal(403, (int)write.StatusCode);
    }

    [Fact]
    public async Task WriteKubeconfig_OnUnix_IsForItsOwnerAlone()
    {
        await using var served = await ServedCluster.StartAsync();

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(served.Kubeconfig));
        }
    }
}
