using Qlower.Loaders.Relational.Sql;

namespace Qlower.Loaders.Relational.Records;

/// <summary>The keys of a batch's partner and load. Rows and indexes hold these integers instead of the texts.</summary>
/// <param name="Partner">The key in <c>partners</c>.</param>
/// <param name="Load">The key in <c>stored_loads</c>.</param>
internal readonly record struct BatchKeys(long Partner, long Load)
{
    /// <summary>Returns the keys; rows that are missing are added.</summary>
    /// <exception cref="LeaseLostException">Another worker has sent something of the load since.</exception>
    public static BatchKeys Of(SqlSession session, LoadContext load, DateTimeOffset now)
    {
        var partner = FindPartner(session, load.Partner);
        if (partner is null)
        {
            session.Execute("INSERT INTO partners (name) VALUES ($1) ON CONFLICT DO NOTHING", load.Partner);
            partner = FindPartner(session, load.Partner);
        }

        var key = FindLoad(session, load.LoadId);
        if (key is null)
        {
            session.Execute(
                "INSERT INTO stored_loads (load_id, partner, first_stored_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", load.LoadId, partner, now);
            key = FindLoad(session, load.LoadId);
        }

        LeaseFence.Enter(session, key!.Value, load.LoadId, load.LeaseToken);
        return new BatchKeys(partner!.Value, key.Value);
    }

    /// <summary>Returns the key of a load; null when nothing of it was ever sent.</summary>
    public static long? FindLoad(SqlSession session, string loadId) => session.Scalar("SELECT seq FROM stored_loads WHERE load_id = $1", loadId) as long?;

    private static long? FindPartner(SqlSession session, string name) => session.Scalar("SELECT seq FROM partners WHERE name = $1", name) as long?;
}
