namespace Kubewright.Runtime;

/// <content>Quotas, which change together with what they count.</content>
public sealed partial class Store
{
    /// <summary>Notes in the quotas what the object that is about to be stored uses of them.</summary>
    private void Charge(AdmissionResult admitted)
    {
        foreach (var quota in admitted.Charges)
        {
            var key = ObjectKey.Of(quota);
            Commit(StoreEventType.Modified, key, Snapshot.Find(key), quota);
        }
    }
}
