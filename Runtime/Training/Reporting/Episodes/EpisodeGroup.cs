namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>Episodes shown side by side under one slider.</summary>
internal sealed record EpisodeGroup(IReadOnlyList<EpisodeTrace> Agents)
{
    /// <summary>Steps of the longest episode.</summary>
    public int Steps => Agents.Max(a => a.Steps);

    /// <summary>The largest magnitude among all matrices of a kind, so that their colours can be compared; 1 if all are zero.</summary>
    /// <param name="kind">The kind.</param>
    public float Range(MatrixKind kind)
    {
        var largest = Agents.SelectMany(kind.Of).SelectMany(f => f.Values).Where(float.IsFinite)
            .Select(Math.Abs).DefaultIfEmpty(0).Max();
        return largest > 0 ? largest : 1;
    }

    /// <summary>The largest magnitude of M among all agents, at least 1.</summary>
    public float ModulationRange
        => Agents.SelectMany(a => a.Modulation).Where(float.IsFinite).Select(Math.Abs).Append(1).Max();

    /// <summary>An episode with plasticity opens a group; those without that follow it are compared with it.</summary>
    public static IReadOnlyList<EpisodeGroup> From(IEnumerable<EpisodeTrace> episodes)
    {
        var groups = new List<List<EpisodeTrace>>();
        foreach (var episode in episodes.Where(e => e.Steps > 0))
        {
            if (groups.Count == 0 || episode.PlasticityOn)
                groups.Add([]);
            groups[^1].Add(episode);
        }
        return [.. groups.Select(g => new EpisodeGroup(g))];
    }
}
