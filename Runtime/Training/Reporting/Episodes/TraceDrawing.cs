using Backpropamine.Training.Reporting.Charts;
using Backpropamine.Training.Reporting.Markup;

namespace Backpropamine.Training.Reporting.Episodes;

/// <summary>What happened, M(t) and the reward, one above the other on the steps of one episode.</summary>
internal sealed class TraceDrawing(EpisodeTrace episode, EpisodeGroup group, StepKinds kinds)
{
    private const double Width = 520;
    private const double Left = 46;
    private const double Right = Width - 8;
    private const double StripHeight = 12;
    private const double ModulationHeight = 92;
    private const double RewardHeight = 60;
    private readonly double _step = (Right - Left) / group.Steps;

    public void Write(Html html)
    {
        var top = 6.0;
        var strip = kinds.Labels.Length > 0;
        var modulated = episode.Modulation.Length > 0;
        var modulationTop = top + (strip ? StripHeight + 28 : 20);
        var rewardTop = modulated ? modulationTop + ModulationHeight + 30 : modulationTop;
        var rewarded = episode.Reward.Length > 0;
        var bottom = rewarded ? rewardTop + RewardHeight : modulated ? modulationTop + ModulationHeight : top + (strip ? StripHeight : 0);

        html.Add($"""<figure class="traces"><svg viewBox="0 0 {Width} {bottom + 42}" role="img" aria-label="{Description()}" data-left="{Left}" data-step="{_step}">""");
        if (strip)
            WriteStrip(html, top);
        if (modulated)
            WriteModulation(html, modulationTop);
        if (rewarded)
            WriteReward(html, rewardTop);
        WriteSteps(html, bottom);
        html.Add($"""<rect class="now" x="{Left}" y="0" width="{_step}" height="{bottom}"/></svg>""");
        if (strip)
        {
            html.Add($"""<figcaption>""");
            foreach (var label in kinds.Labels)
                html.Add($"""<span class="key"><i class="box s{kinds.ColourOf(label)}"></i>{label}</span> """);
            html.Add($"</figcaption>");
        }
        html.Add($"</figure>");
    }

    private string Description()
    {
        var total = HtmlText.Number(episode.Reward.Sum());
        var modulation = episode.Modulation.Length == 0
            ? "There is no modulator."
            : $"M(t) lies between {HtmlText.Number(episode.Modulation.Min())} and {HtmlText.Number(episode.Modulation.Max())}.";
        var reward = episode.Reward.Length > 0 ? $"reward {total} in " : "";
        return $"{episode.Label}: {reward}{episode.Steps} steps. {modulation}";
    }

    private double X(int step) => Left + (step * _step);

    private void WriteStrip(Html html, double top)
    {
        for (var t = 0; t < episode.StepLabels.Length; t++)
        {
            if (kinds.ColourOf(episode.StepLabels[t]) is >= 0 and var kind)
                html.Add($"""<rect class="kind s{kind}" x="{X(t) + 0.5}" y="{top}" width="{_step - 1}" height="{StripHeight}"><title>step {t}: {episode.StepLabels[t]}</title></rect>""");
        }
    }

    private void WriteModulation(Html html, double top)
    {
        var range = group.ModulationRange;
        var axis = Axis.Round(-range, range, top + ModulationHeight, top);
        WriteFrame(html, axis, "M(t)", top);
        for (var t = 0; t < episode.Modulation.Length; t++)
        {
            if (!float.IsFinite(episode.Modulation[t]))
                continue;
            var (low, high) = (axis.Map(Math.Min(0, episode.Modulation[t])), axis.Map(Math.Max(0, episode.Modulation[t])));
            html.Add($"""<rect class="{(episode.Modulation[t] < 0 ? "negative" : "positive")}" x="{X(t) + (_step * 0.12)}" y="{high}" width="{_step * 0.76}" height="{Math.Max(low - high, 0.5)}"/>""");
        }
    }

    private void WriteReward(Html html, double top)
    {
        var rewards = group.Agents.SelectMany(a => a.Reward).Where(float.IsFinite).Append(0).ToArray();
        var (least, greatest) = (rewards.Min(), rewards.Max());
        var axis = Axis.Round(least, greatest > least ? greatest : least + 1, top + RewardHeight, top);
        WriteFrame(html, axis, "reward", top);
        for (var t = 0; t < episode.Reward.Length; t++)
        {
            var reward = episode.Reward[t];
            if (reward == 0 || !float.IsFinite(reward))
                continue;
            var x = X(t) + (_step / 2);
            html.Add($"""<path class="stem {(reward < 0 ? "loss" : "gain")}" d="M{x} {axis.Map(0)}V{axis.Map(reward)}"/><circle class="{(reward < 0 ? "loss" : "gain")}" cx="{x}" cy="{axis.Map(reward)}" r="{Math.Min(4, Math.Max(2, _step * 0.4))}"/>""");
        }
    }

    private static void WriteFrame(Html html, Axis axis, string label, double top)
    {
        html.Add($"""<text class="axis-label" x="{Left}" y="{top - 7}">{label}</text>""");
        foreach (var tick in new[] { axis.Low, 0, axis.High }.Distinct())
        {
            html.Add($"""<line class="{(tick == 0 ? "axis" : "grid")}" x1="{Left}" x2="{Right}" y1="{axis.Map(tick)}" y2="{axis.Map(tick)}"/>""");
            html.Add($"""<text class="tick" x="{Left - 6}" y="{axis.Map(tick) + 4}" text-anchor="end">{HtmlText.Number(tick)}</text>""");
        }
    }

    private void WriteSteps(Html html, double bottom)
    {
        var axis = Axis.Tight(0, group.Steps - 1, Left + (_step / 2), Right - (_step / 2));
        foreach (var tick in axis.Ticks.Where(t => t == Math.Floor(t)))
            html.Add($"""<text class="tick" x="{axis.Map(tick)}" y="{bottom + 17}" text-anchor="middle">{HtmlText.Number(tick)}</text>""");
        html.Add($"""<text class="axis-label" x="{(Left + Right) / 2}" y="{bottom + 37}" text-anchor="middle">step</text>""");
    }
}
