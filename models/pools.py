"""Invented people for the training text: given and family names by community, from which a person is drawn.

The lists are ours; `census` holds the most frequent names of the census (public domain). Nobody is meant: every pair is drawn at
random.
A share of the names is made of syllables, so that a model learns where a name stands and not which names there are.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CENSUS = Path(__file__).parent / "census"


@dataclass(frozen=True, slots=True)
class Community:
    """Given and family names that go together; `share` of the people drawn."""

    share: float
    given: tuple[str, ...]
    family: tuple[str, ...]
    double_family: float = 0.0
    """How often somebody has two family names."""


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


COMMUNITIES = (
    Community(
        0.05,
        _names("""
        Pao Kao Chue Tou Xeng Bee Mai Yer Pa Houa Kia Ger Nou Chong Fue Blia Lue Nhia Seng Kong Toua Dia Zoua Shoua
        Teng Yeng
        """),
        _names("""
        Vang Xiong Yang Lor Moua Her Thao Vue Cha Lee Kue Khang Fang Hang Chang Cheng Kong Ly Saechao Saelee Saeteurn
        Saephan
        """),
    ),
    Community(
        0.05,
        _names("""
        Anh Binh Chi Dung Duc Hai Hanh Hien Hoa Hung Huong Khanh Kim Lan Linh Long Mai Minh My Nam Nga Ngoc Phuong
        Quan Quang Quyen Son Tam Thanh Thao Thi Thu Thuy Tien Trang Trung Tuan Tuyet Van Viet Vinh Xuan Yen
        """),
        _names("""
        Nguyen Tran Le Pham Hoang Huynh Phan Vu Vo Dang Bui Do Ho Ngo Duong Ly Truong Dinh Doan Luong Cao Mai Trinh
        Lam Ta Quach
        """),
    ),
    Community(
        0.05,
        _names("""
        Amarjit Amrit Balwinder Baljit Gurpreet Gurdeep Harjit Harpreet Inderjit Jagdeep Jaspreet Kamaljit Karanvir
        Kuldeep Lakhwinder Mandeep Manpreet Navdeep Paramjit Rajinder Ranjit Satnam Simran Sukhdeep Sukhwinder
        Tejinder Anjali Arjun Deepa Kavita Priya Rahul Rohan Sanjay Sunita Vikram Meera Nikhil
        """),
        _names("""
        Singh Kaur Gill Sandhu Dhillon Grewal Sidhu Brar Dhaliwal Bains Johal Mann Atwal Sekhon Toor Virk Patel Sharma
        Gupta Iyer Menon Nair Reddy Rao Desai Bhatt Chaudhry Kapoor Mehta Joshi Pillai
        """),
    ),
    Community(
        0.16,
        _names("""
        Alejandro Alma Ana Andrés Araceli Beatriz Carlos Carmen César Consuelo Daniela Diego Eduardo Elena Enrique
        Esmeralda Esteban Fernanda Francisco Gabriela Graciela Guadalupe Guillermo Hector Ignacio Isabel Itzel Javier
        Jesús Joaquín Jorge José Josefina Juan Juana Julio Leticia Lorena Lucía Luis Luz Manuel Margarita María Mario
        Marisol Martín Mateo Mayra Miguel Noemí Octavio Olivia Pablo Paola Patricia Pedro Rafael Ramiro Raúl Ricardo
        Roberto Rocío Rosa Salvador Santiago Saúl Sergio Silvia Sofía Teresa Tomás Valeria Verónica Víctor Ximena
        Yesenia Yolanda
        """),
        _names("""
        Acosta Aguilar Aguirre Alvarado Álvarez Arellano Ayala Barajas Barragán Bautista Becerra Benítez Bravo
        Calderón Camacho Campos Cárdenas Castañeda Castillo Castro Ceballos Cervantes Chávez Cisneros Contreras
        Cordero Coronado Cortez Cruz Delgado Díaz Domínguez Escobar Espinoza Estrada Figueroa Flores Fuentes Gallegos
        García Garza Gómez González Guerrero Gutiérrez Guzmán Hernández Herrera Ibarra Jiménez Juárez Lara León López
        Lozano Luna Macías Maldonado Márquez Martínez Mejía Méndez Mendoza Mercado Meza Molina Montoya Mora Morales
        Moreno Muñoz Navarro Núñez Ochoa Orozco Ortega Ortiz Pacheco Padilla Peña Peralta Pérez Quintero Ramírez Ramos
        Rangel Reyes Ríos Rivas Rivera Robles Rodríguez Rojas Romero Rosales Rubio Ruiz Salas Salazar Salinas Sánchez
        Sandoval Santana Santos Serrano Silva Solís Sosa Soto Tapia Torres Trejo Trujillo Valdez Valencia Valenzuela
        Vargas Vásquez Vega Velasco Vera Villa Villalobos Villanueva Villarreal Zamora Zavala Zúñiga
        """),
        0.25,
    ),
    Community(
        0.07,
        _names("""
        Oleksandr Olena Andriy Iryna Dmytro Nataliya Serhiy Svitlana Volodymyr Yulia Bohdan Oksana Mykola Tetiana
        Vasyl Larysa Vitaliy Kateryna Dmitri Ivan Alexei Sergei Boris Yelena Galina Lyudmila Nadezhda Vladimir Vadim
        Yuri Zoya Anastasia Svetlana Pavel Ruslan Timur
        """),
        _names("""
        Shevchenko Kovalenko Bondarenko Tkachenko Kravchenko Oliynyk Melnyk Lysenko Marchenko Savchenko Rudenko
        Petrenko Moroz Hrytsenko Pavlenko Ivanov Petrov Petrova Smirnov Kuznetsov Popov Sokolov Volkov Morozova
        Novikova Fedorov Orlova Zaytsev Belov Karpov Vinogradov Romanenko Yurchenko Danylchuk Boyko
        """),
    ),
    Community(
        0.06,
        _names("""
        Wei Jing Li Ming Xiao Yan Ying Hui Jun Lei Fang Hong Yi Bo Chen Mei Lin Kai Tao Shu Jia Hao Yu Qing Rui Soo-
        jin Min-jun Ji-woo Hye-jin Sung-ho Eun-ji Kyung Young-ho Hana Kenji Yuki Haruto Akira Sakura Naoko Hiroshi
        Emiko
        """),
        _names("""
        Wang Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Tang Deng Feng
        Cheng Ou Kim Park Choi Jung Kang Cho Yoon Jang Lim Han Shin Seo Kwon Oh Ahn Song Tanaka Suzuki Watanabe
        Yamamoto Nakamura Kobayashi Sato Ito Kato Yoshida Fujimoto Hayashi Mori
        """),
    ),
    Community(
        0.05,
        _names("""
        Amihan Bayani Corazon Crisanto Dalisay Divina Edgardo Erlinda Ferdinand Florante Gloria Imelda Jejomar Jericho
        Ligaya Lourdes Maricel Marites Nenita Rodrigo Romulo Rosalinda Rowena Teodoro Virgilio Efren Analyn Jomar
        Arnel Reynaldo
        """),
        _names("""
        Bautista Villanueva Mercado Dela-Cruz Macaraeg Pangilinan Magsaysay Dimaculangan Manalo Catacutan Batungbakal
        Agbayani Tolentino Panganiban Salonga Evangelista Lacson Macapagal Abad Baluyot Capistrano Dizon Galang Ilagan
        Lumaban Quiambao Sumulong Tumang Ybarra Magbanua
        """),
    ),
    Community(
        0.08,
        _names("""
        Ahmad Ahmed Aisha Ali Amina Amir Bashir Bilal Fahad Farid Fatima Farida Ghulam Habib Hamid Hana Hassan Hussain
        Ibrahim Idris Jamal Karim Khalid Layla Leila Mahmoud Mariam Mohammad Mohammed Mustafa Nabil Nadia Najib Naseem
        Omar Qasim Rahim Rania Rashid Saeed Salim Samira Sayed Tariq Wahid Yasmin Yousef Zahra Zainab Zaki Abdul
        Rahmatullah Nasrin Shafiq Parwin Mirwais
        """),
        _names("""
        Abdallah Abbasi Ahmadi Ahmadzai Al-Amin Al-Hassan Al-Masri Amiri Aziz Azizi Barakzai Darwish El-Sayed Faizi
        Farah Ghani Habibi Haddad Haidari Hakimi Hamdan Haqqani Hashimi Hosseini Jabbar Karimi Khalil Khan Khoury
        Mahdi Malik Mansour Mohammadi Najjar Nasser Nazari Noori Popal Qaderi Qureshi Rahimi Rahmani Rasuli Saleh
        Samadi Sediqi Shah Sharifi Siddiqui Sultani Wardak Yousafzai Zadran
        """),
    ),
    Community(
        0.04,
        _names("""
        Sione Tevita Mele Sela Semisi Viliami Lupe Ana Losa Tavita Fetu Malia Leilani Kalani Keoni Makoa Pita Salote
        Sefo Tui Ioane Lagi Manu Masina Filipo
        """),
        _names("""
        Fifita Tuilagi Taufa Latu Vaipulu Moala Kaufusi Tonga Faleafa Tuiasosopo Seumalo Leota Fonoti Faumuina Kamakau
        Kealoha Kahale Nakamura-Kealoha Tupou Havili Mahe Finau Pauga Savea Toleafoa Ulugalu
        """),
    ),
    Community(
        0.10,
        _names("""
        Aaliyah Andre Antwan Ayana Chantel Cedric Clarence Darius Darnell Dashawn Deja Demetrius Deshawn Destiny Ebony
        Imani Isaiah Jada Jalen Jamal Jamila Jayla Jermaine Kareem Keisha Kendrick Kenya Keyshawn Kiara Lakeisha Lamar
        Latasha Latoya Malik Marcus Marquis Monique Nia Quinton Raheem Rashad Raven Reggie Shanice Shaniqua Tamika
        Tanisha Terrell Tiana Tyrell Tyrone Xavier Zaire Dontae Marvella Lucille Otis Earline
        """),
        _names("""
        Washington Jefferson Booker Banks Gaines Broadnax Coleman Dorsey Fontenot Guidry Boudreaux Hightower Holloway
        Ivory Jenkins Mosley Odom Pettway Pruitt Ruffin Singletary Stallworth Tibbs Tolliver Weathersby Whitlock
        Battle Bolden Boykin Bright Crump Dandridge Eubanks Fields Grimes Hairston Leflore McCray Merriweather Ragland
        Rhymes Sykes Tubman Vaughn Winfrey
        """),
    ),
    Community(
        0.03,
        _names("""
        Abebe Alem Almaz Bekele Berhane Biruk Chidi Chinedu Chioma Dawit Emeka Fikre Folasade Getachew Hiwot Ifeoma
        Kwame Kofi Lemlem Makeda Mulu Ngozi Nkechi Obinna Olumide Oluwaseun Selam Tadesse Tesfaye Tsegaye Uche
        Yohannes Yonas Zewdu Abdi Hodan Ayaan
        """),
        _names("""
        Abara Adebayo Adeyemi Afolabi Alemayehu Asante Assefa Bekele Boateng Chukwu Demissie Desta Eze Gebremariam
        Haile Kebede Mekonnen Mensah Nwosu Obi Okafor Okeke Okonkwo Olatunji Onyeka Osei Oyelaran Tefera Tesfaye
        Woldemariam Yeboah Warsame Abdirahman
        """),
    ),
    Community(
        0.03,
        _names("""
        Anahit Aram Armen Garo Gayane Hagop Karine Levon Narek Raffi Siranush Tigran Vahan Vartan Zaruhi Ani Hovsep
        Nareh Sevan Taline
        """),
        _names("""
        Avakian Bedrosian Boghosian Davtyan Grigoryan Hakobyan Harutyunyan Hovsepian Karapetyan Kasparian Keshishian
        Manukyan Markarian Minasyan Petrosyan Sarkissian Terzian Vardanyan Yeghiazaryan Zakarian
        """),
    ),
)
WORDS_TOO = _names("""
        Grant Hope April May June Will Mark Rose Chase Young Long Park Price Bell Day Rich Frank Art Dale Dean Drew
        Gene Guy Jack Joy Faith Grace Summer Autumn Dawn Heather Holly Ivy Iris Lily Olive Pearl Ruby Sandy Sky Star
        Stone Storm Sunny Violet Wade Brooks Banks Wells Hill Field Woods Rivers Lake Marsh Bush Reed Fields Flowers
        Waters Lane Street Church Temple Hall House Green Brown White Black Gray Gold Silver Blue Short Small Little
        Strong Swift Sharp Wise Noble King Knight Bishop Pope Abbott Baker Cook Butler Carter Mason Miller Page Porter
        Shepherd Taylor Turner Walker Ward Weaver Case Cash Close Cross Curry Dodge Fair Fish Fox Wolf Crane Drake
        Hawk Bird Finch Lamb Early Love Lovejoy Major Marshall Nice Power Pride Root Self Speed Spring Winter Winters
        Winner Weeks Months Best Bond Branch Bridges Camp Canada England French Holland Ireland London Paris Virginia
        Georgia Carolina Austin Dallas Houston Jackson Madison Lincoln Sterling Penny Dollar Bill Buck Christian
        Trinity Blessing
        """)
MONIKERS = _names("""
        Boo Smiley Shorty Duke Ghost Lil-Man T-Mac Junebug Spider Chino Flaco Gordo Oso Loco Sleepy Dreamer Casper
        Peanut Pookie Red Slim Tank Trigger Wolf Zay Q Dre Big-Mike Lefty Nino Payaso Rascal Tiny Turtle Popeye
        Scooter Ace Bones Dirty Gizmo Huero Joker Menace
        """)
_ONSETS = _names("b br c ch d dr f fr g gr h j k kl l m n p pr qu r s sh st t th tr v w y z")
_VOWELS = _names("a e i o u ai ea ee ie oa ou y ia io")
_CODAS = ("", "", "", "n", "r", "l", "s", "m", "t", "k", "nd", "rt", "ng", "sh", "x", "ck", "lt")
_ENDINGS = ("", "", *_names("son ton ski sky ez es ini enko berg stein man well ford ley worth quist oglu ides"))


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the words of one invented person come from."""

    given: tuple[str, ...]
    family: tuple[str, ...]
    double_family: float = 0.0


@cache
def _census(which: str) -> tuple[str, ...]:
    """Names of the 1990 census of the United States, the most frequent first."""
    return tuple(line.title() for line in (CENSUS / f"{which}.txt").read_text().split())


def somebody(dice: random.Random) -> Drawn:
    """The pools of one person: a community's, the census's, words that are also names, or syllables."""
    kind = dice.random()
    if kind < 0.12:
        return Drawn(_made(dice), tuple(name + dice.choice(_ENDINGS) for name in _made(dice)))
    if kind < 0.45:
        given = _census(dice.choice(("male.first", "female.first")))
        family = _census("all.last")
        return Drawn(given[: dice.choice((200, 1200))], family[: dice.choice((500, 5_000, 20_000))])
    if kind < 0.52:
        return Drawn((*WORDS_TOO, *_census("female.first")[:100]), (*WORDS_TOO, *_census("all.last")[:100]))
    community = dice.choices(COMMUNITIES, [one.share for one in COMMUNITIES])[0]
    given = (*community.given, *_census("female.first")[:60]) if dice.random() < 0.3 else community.given
    return Drawn(given, community.family, community.double_family)


def _made(dice: random.Random) -> tuple[str, ...]:
    def one() -> str:
        syllables = dice.choice((1, 2, 2, 3))
        return "".join(dice.choice(_ONSETS) + dice.choice(_VOWELS) + dice.choice(_CODAS) for _ in range(syllables)).title()

    return tuple(one() for _ in range(4))
