using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>A group of episodes side by side, under one slider.</summary>
internal static class EpisodeSection
{
    public static void Write(Html html, EpisodeGroup group, int index)
    {
        var (last, kinds) = (group.Steps - 1, new StepKinds(group));
        html.Add($"""<section class="episode" data-group="{index}"><h3>One episode, step by step</h3>""");
        html.Add($"<p>Shown is the most typical of {group.Agents[0].Among} episodes. {Guide(group)}</p>");
        html.Add($"""<div class="stepper">""");
        html.Add($"""<button type="button" class="play" aria-label="Play the episode">▶</button>""");
        html.Add($"""<label>step <input type="range" min="0" max="{last}" value="{last}" step="1"/></label> <output class="step">{last} of {last}</output></div>""");
        html.Add($"""<div class="agents">""");
        foreach (var agent in group.Agents)
            WriteAgent(html, agent, group, kinds);
        html.Add($"</div></section>");
    }

    private static string Guide(EpisodeGroup group)
    {
        var maze = group.Agents.Any(a => a.Path is not null) ? "the way through the maze, " : "";
        var reward = group.Agents.Any(a => a.Reward.Length > 0) ? "the modulation M(t) and the reward" : "and the modulation M(t), if there is one";
        var hebb = group.Agents.Any(a => a.Hebb.Count > 0)
            ? " Hebb is what the plastic connections have stored after that step; its colours have the same scale for all agents."
            : "";
        var eligibility = group.Agents.Any(a => a.Eligibility.Count > 0)
            ? " Eligibility is what the connections have lately done: M(t) decides how much of it goes into Hebb."
            : "";
        return $"The slider moves all agents together: {maze}what happened, {reward}.{hebb}{eligibility}";
    }

    private static void WriteAgent(Html html, EpisodeTrace agent, EpisodeGroup group, StepKinds kinds)
    {
        html.Add($"""<article class="agent"><header><h3>{agent.Label}</h3>""");
        html.Add($"""<span class="badge {(agent.PlasticityOn ? "on" : "off")}">plasticity {(agent.PlasticityOn ? "on" : "off")}</span>""");
        var (what, own, mean) = agent.Score is { } score ? ("score", score, agent.MeanReward) : ("total reward", agent.Reward.Sum(), Math.Round(agent.MeanReward, 1));
        html.Add($"""<span class="total">{what} <b>{HtmlText.Number(own)}</b> (mean {HtmlText.Number(mean)})</span></header>""");
        html.Add($"""<p class="readout"></p>""");
        if (agent.Path is { } maze)
            MazeDrawing.Write(html, agent, maze);
        new TraceDrawing(agent, group, kinds).Write(html);
        if (agent.Modulation.Length == 0)
            html.Add($"""<p class="empty">No modulator: there is no M(t).</p>""");
        html.Add($"""<div class="matrices">""");
        foreach (var kind in MatrixKind.All)
            MatrixFigure.Write(html, kind, agent, group);
        html.Add($"</div>");
        html.Add($"</article>");
    }
}
