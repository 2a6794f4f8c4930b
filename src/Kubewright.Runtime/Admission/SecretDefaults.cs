namespace Kubewright.Runtime;

/// <summary>What the API server fills in in a Secret.</summary>
internal static class SecretDefaults
{
    /// <summary>The Secret with its type, and with <c>stringData</c> taken into <c>data</c>, where alone it is read.</summary>
    public static Secret Apply(Secret secret)
    {
        var data = secret.Data;
        foreach (var (key, value) in secret.StringData ?? [])
        {
            data = (data ?? []).With(key, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(value)));
        }

        return secret with { Type = secret.Type ?? SecretType.Opaque, Data = data, StringData = null };
    }
}
