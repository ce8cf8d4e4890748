"""What serving a chat model takes: servers, chips, purchase price and electricity.

A fleet is sized by its servers, or by visits over the visits that one server answers. Electricity
is the servers' rated power, raised by the data centre's overhead (PUE), at a price per kWh.
"""

from dataclasses import dataclass

from hundredmodels.analysis.durations import DAYS_PER_COMMON_YEAR, HOURS_PER_DAY


@dataclass(frozen=True)
class Fleet:
    """A fleet of servers and its price.

    Attributes
    ----------
    servers
        Servers bought.
    chips_per_server
        Accelerators in each.
    usd_per_server
        Purchase price of one, US dollars.
    kw_per_server
        Rated power of one, kW.
    usd_per_kwh
        Price of electricity, US dollars per kWh.
    pue
        Power drawn by the site over power drawn by the servers, 1 or more.
    utilisation
        Mean power drawn over rated power, above 0 and at most 1.
    """

    servers: float
    chips_per_server: float
    usd_per_server: float
    kw_per_server: float
    usd_per_kwh: float
    pue: float = 1.0
    utilisation: float = 1.0

    def __post_init__(self) -> None:
        """Refuse a fleet outside the inputs' meaning."""
        if self.pue < 1 or not 0 < self.utilisation <= 1:
            raise ValueError("PUE is 1 or more, and utilisation above 0 and at most 1.")
        if self.servers <= 0 or self.usd_per_server <= 0:
            raise ValueError("A fleet needs servers, and servers have a price.")

    @property
    def chips(self) -> float:
        """Accelerators in the fleet."""
        return self.servers * self.chips_per_server

    @property
    def purchase(self) -> float:
        """Purchase price, US dollars."""
        return self.servers * self.usd_per_server

    @property
    def power_per_day(self) -> float:
        """Electricity for a day, US dollars."""
        return (
            self.servers
            * self.kw_per_server
            * self.utilisation
            * self.pue
            * HOURS_PER_DAY
            * self.usd_per_kwh
        )

    @property
    def power_share_per_year(self) -> float:
        """A year's electricity over the purchase price."""
        return self.power_per_day * DAYS_PER_COMMON_YEAR / self.purchase

    def power_share_of_life(self, lifetime_years: float) -> float:
        """Return the electricity of the fleet's life over its purchase price, undiscounted."""
        return self.power_share_per_year * lifetime_years

    def electricity_price_for(self, share: float, lifetime_years: float) -> float:
        """Return the dollars per kWh at which life-long electricity is this share of the price."""
        return self.usd_per_kwh * share / self.power_share_of_life(lifetime_years)


def servers_for(visits_per_day: float, visits_per_server_and_day: float) -> float:
    """Return the servers that a number of visits a day takes.

    Parameters
    ----------
    visits_per_day
        Visits to be answered in a day.
    visits_per_server_and_day
        Visits that one server answers in a day, above 0.

    Returns
    -------
    float
        Servers, not rounded.

    Raises
    ------
    ValueError
        If a server answers none.
    """
    if visits_per_server_and_day <= 0:
        raise ValueError("A server must answer more than 0 visits a day.")
    return visits_per_day / visits_per_server_and_day
