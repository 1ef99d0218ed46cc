"""Short and pet names: which of them may stand for a given name.

Names that shorten both a woman's and a man's name ("Chris", "Sam", "Alex", "Pat") are left out of the table: Chris Miller and
Christine Miller may be husband and wife, and joining them could move an accusation.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rules.find.given_names import GIVEN_NAMES

SHORTEST = 3
"""Letters of a beginning that may stand for the whole name: "Bev" for Beverly."""

_TABLE = """
    abigail abby gail | albert al bert | alejandro ale | alexander sasha | alfred fred freddie | andrew andy drew |
    anthony tony | antonio tony toño | arthur art artie | barbara barb babs | benedict ben benny | benjamin ben benny
    benji | beverly bev | bradley brad | catherine cathy katie kate cate | charles charlie chuck chas | concepcion
    concha | consuelo chelo | cornelius neil | curtis curt | cynthia cindy | daniel dan danny | david dave davey |
    deborah deb debbie debra | demetrius meech | dolores lola | dominic dom nick | donald don donnie | dorothy dot
    dottie | douglas doug | edgardo edgar | edward ed eddie ted ned | eleanor ellie nell | elizabeth liz beth betsy
    eliza lizzie | enrique kike quique | ernest ernie | eugene gene | ezekiel zeke | fernando nando | florence flo |
    frances fran frannie | francisco paco pancho cisco | franklin frank | frederick fred freddie | gabriel gabe |
    gabriela gaby gabi | gerald gerry jerry | gladys gigi | gloria glo | graciela chela | gregory greg | guadalupe
    lupe lupita | guillermo memo | harold hal harry | hector tito | henry hank harry | ignacio nacho | isabel chabela
    | isaiah zay ike | jacqueline jackie | jacob jake | james jim jimmy jamie | janet jan | jeffrey jeff | jennifer
    jen jenny | jeremiah jerry | jesus chuy | jonathan jon | jose pepe | josefina josie chepina | joseph joe joey |
    joshua josh | judith judy | katherine kathy katie kate kat | kenneth ken kenny | kimberly kim kimmie | lawrence
    larry | leonard len lenny leo | leticia lety | louis lou louie | lourdes lulu | lucille lucy | magdalena lena
    magda | manuel manny | margaret maggie peggy meg marge | maria mari | marisol mari | martha marty | matthew matt |
    maximilian max | mercedes meche | michael mike mikey mick | miguel mike | mohammad mo | mohammed mo | nancy nan |
    natalia nat | nathaniel nate nat | nicholas nick nicky | octavio tavo | olivia liv | pamela pam | patrick paddy |
    peter pete | philip phil | priscilla cilla | rafael rafa | raymond ray | rebecca becky becca | reginald reggie |
    ricardo rick ricky | richard rick rich dick ricky | robert bob rob bobby robbie bert | roberto beto | rodrigo rigo
    | ronald ron ronnie | rosalinda rosa linda | rosario chayo | rudolph rudy | salvador sal chava | samuel sammy |
    sandra sandy | santiago santi | sergio checo | shirley shirl | stephanie steph | stephen steve | steven steve |
    susan sue susie | suzanne sue suzie | terrance terry | theodore ted teddy theo | theresa tess | thomas tom tommy |
    timothy tim timmy | tobias toby | tyrone ty | valentina val | veronica vero roni | victor vic | victoria vicky
    tori | vincent vince vinnie | virginia ginny | walter walt wally | wilfred will fred | william bill billy will
    willie liam | yolanda yoli | zachary zach
"""


def _read(table: str) -> dict[str, frozenset[str]]:
    short: defaultdict[str, set[str]] = defaultdict(set)
    for row in table.split("|"):
        name, *shorter = row.split()
        short[name].update(shorter)
    return {name: frozenset(shorter) for name, shorter in short.items()}


NICKNAMES = _read(_TABLE)


def short_names(given: str) -> Iterator[str]:
    """How somebody of this given name may be called alone: a pet name, a beginning of the name, a diminutive."""
    yield from NICKNAMES.get(given, ())
    beginnings = (given[:length] for length in range(SHORTEST, len(given) - 1))
    yield from (short for short in beginnings if short not in GIVEN_NAMES)  # Daniel is not short for Danielle
    stem = given.rstrip("aeio")
    if len(stem) >= SHORTEST:
        yield from (stem + ending for ending in ("ito", "ita", "ie", "y"))
